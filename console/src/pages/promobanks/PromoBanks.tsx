import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Field } from "../../kit/Field";
import { ListPage } from "../../kit/ListPage";
import { usePages } from "../../kit/paging";
import { toast } from "../../kit/toasts";
import { useFormats } from "../../words/format";
import { LaunchesTabs } from "../launches/LaunchesTabs";
import { useLaunchWords } from "../launches/words";
import { CodesDialog } from "./CodesDialog";

export type PromoBank = components["schemas"]["PromoBank"];

export function useBanksChanged() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ["promo-banks"] });
}

/** The banks of promo codes, with the number of codes that are left. */
export default function PromoBanks() {
  const words = useLaunchWords().banks;
  const [creating, setCreating] = useState(false);
  const banks = usePages(["promo-banks"], (cursor, signal) =>
    body(api.GET("/v1/promo-banks", { params: { query: { cursor } }, signal })),
  );
  const create = (
    <Button look="primary" needs="manager" aria-keyshortcuts="n" onClick={() => setCreating(true)}>
      {words.create}
    </Button>
  );
  return (
    <>
      <ListPage title={words.title} tabs={<LaunchesTabs here="promo-banks" />} create={create} query={banks} empty={words.empty}>
        {(items) => <Table banks={items} />}
      </ListPage>
      {creating && <CreationDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function Table({ banks }: { banks: PromoBank[] }) {
  const words = useLaunchWords().banks;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.name}</th>
          <th>{words.key}</th>
          <th>{words.state}</th>
          <th className="number">{words.granted}</th>
          <th className="number">{words.left}</th>
          <th>
            <span className="hidden">{words.add}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {banks.map((bank) => (
          <Row key={bank.id} bank={bank} />
        ))}
      </tbody>
    </table>
  );
}

const tones = { ok: "good", low: "warn", exhausted: "bad" };

function Row({ bank }: { bank: PromoBank }) {
  const words = useLaunchWords().banks;
  const { number } = useFormats();
  const [open, setOpen] = useState<"add" | "remove">();
  const changed = useBanksChanged();
  const close = () => setOpen(undefined);
  return (
    <tr>
      <td className="first">{bank.name}</td>
      <td className="mono">{bank.key}</td>
      <td>
        <span className={`badge ${tones[bank.state]}`}>{words.states[bank.state]}</span>
      </td>
      <td className="number" data-label={words.granted}>
        {number(bank.granted)}
      </td>
      <td className="number" data-label={words.left}>
        {number(bank.left)}
      </td>
      <td>
        <div className="row">
          <Button needs="manager" aria-label={words.addTitle(bank.name)} onClick={() => setOpen("add")}>
            {words.add}
          </Button>
          <Button
            look="danger"
            needs="manager"
            aria-label={words.removal(bank.name)}
            onClick={() => setOpen("remove")}
          >
            {words.remove}
          </Button>
        </div>
        {open === "add" && <CodesDialog bank={bank} onClose={close} />}
        {open === "remove" && (
          <Confirmation
            title={words.removal(bank.name)}
            submit={words.remove}
            danger
            run={() => body(api.DELETE("/v1/promo-banks/{id}", { params: { path: { id: bank.id } } }))}
            onDone={() => {
              toast(words.removed(bank.name));
              void changed();
            }}
            onClose={close}
          >
            <p>{words.removalText(number(bank.left))}</p>
          </Confirmation>
        )}
      </td>
    </tr>
  );
}

function CreationDialog({ onClose }: { onClose: () => void }) {
  const words = useLaunchWords().banks;
  const changed = useBanksChanged();
  const [name, setName] = useState("");
  const [lowAt, setLowAt] = useState("");
  const run = () =>
    body(api.POST("/v1/promo-banks", { body: { name: name.trim(), ...(lowAt !== "" && { lowAt: Number(lowAt) }) } }));
  return (
    <Confirmation
      title={words.create}
      submit={words.create}
      off={name.trim() === "" ? words.nameNeeded : undefined}
      run={run}
      onDone={() => {
        toast(words.created(name.trim()));
        void changed();
      }}
      onClose={onClose}
    >
      <Field label={words.name}>
        {(control) => (
          <input {...control} className="input" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={words.lowAt} help={words.lowAtHelp}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="number"
            min={0}
            value={lowAt}
            onChange={(event) => setLowAt(event.target.value)}
          />
        )}
      </Field>
    </Confirmation>
  );
}
