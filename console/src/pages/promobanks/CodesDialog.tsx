import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Field } from "../../kit/Field";
import { Fault } from "../../kit/states";
import { useWords } from "../../words";
import { Outcome, useImport } from "../imports/Outcome";
import { run, upload } from "../imports/requests";
import { useLaunchWords } from "../launches/words";
import { type PromoBank, useBanksChanged } from "./PromoBanks";

/** Adds pasted codes to a bank, by an import, which says which of them were rejected. */
export function CodesDialog({ bank, onClose }: { bank: PromoBank; onClose: () => void }) {
  const words = useLaunchWords().banks;
  const common = useWords().common;
  const [text, setText] = useState("");
  const codes = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
  const adding = useMutation({
    mutationFn: async () => {
      const lines = ["code", ...codes].map((code) => `"${code.replaceAll('"', '""')}"`);
      const file = new File([lines.join("\r\n")], "codes.csv", { type: "text/csv" });
      const created = await upload({ kind: "codes", bankKey: bank.key }, file);
      return run(created.id, { code: "code" });
    },
  });
  return (
    <Dialog
      title={words.addTitle(bank.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{adding.isSuccess ? common.close : common.cancel}</Button>
          {!adding.isSuccess && (
            <Button
              look="primary"
              off={codes.length === 0 ? words.codesNeeded : undefined}
              busy={adding.isPending}
              onClick={() => adding.mutate()}
            >
              {words.add}
            </Button>
          )}
        </>
      }
    >
      {adding.isSuccess ? (
        <Added id={adding.data.id} />
      ) : (
        <Field label={words.codes} help={words.codesHelp}>
          {(control) => (
            <textarea
              {...control}
              className="input mono"
              rows={10}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      {adding.isPending && <p role="status">{words.adding}</p>}
      {adding.isError && <Fault error={adding.error} />}
    </Dialog>
  );
}

function Added({ id }: { id: string }) {
  const query = useImport(id);
  const changed = useBanksChanged();
  const state = query.data?.state;
  useEffect(() => {
    if (state === "done") {
      void changed();
    }
  }, [state]);
  return query.data === undefined ? null : <Outcome data={query.data} />;
}
