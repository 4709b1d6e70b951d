import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { useProject } from "../../api/project";
import type { Role } from "../../api/types";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Dialog } from "../../kit/Dialog";
import { Field } from "../../kit/Field";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { instantIn } from "../../words/zone";
import { useSettingsWords } from "./words";

type Token = components["schemas"]["Token"];

/** The tokens of programs and people, with their last use. */
export function Tokens() {
  const words = useSettingsWords().tokens;
  const [creating, setCreating] = useState(false);
  const tokens = usePages(["tokens"], (cursor, signal) =>
    body(api.GET("/v1/tokens", { params: { query: { cursor } }, signal })),
  );
  return (
    <>
      <div className="spread">
        <p className="muted">{words.help}</p>
        <Button look="primary" needs="owner" aria-keyshortcuts="n" onClick={() => setCreating(true)}>
          {words.create}
        </Button>
      </div>
      <Listing query={tokens} empty={null}>
        {(items) => (
          <table className="table">
            <thead>
              <tr>
                <th>{words.name}</th>
                <th>{words.role}</th>
                <th>{words.lastUsedAt}</th>
                <th>{words.expiresAt}</th>
                <th>{words.createdAt}</th>
                <th>
                  <span className="hidden">{words.revoke}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((token) => (
                <Row key={token.id} token={token} />
              ))}
            </tbody>
          </table>
        )}
      </Listing>
      {creating && <CreationDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function Row({ token }: { token: Token }) {
  const words = useSettingsWords().tokens;
  const roles = useWords().shell.roles;
  const cache = useQueryClient();
  const { full } = useFormats();
  const [asking, setAsking] = useState(false);
  const { id, name } = token;
  return (
    <tr>
      <td className="first">{name}</td>
      <td>{roles[token.role]}</td>
      <td className="muted" data-label={words.lastUsedAt}>
        {token.lastUsedAt === undefined ? words.notUsed : full(token.lastUsedAt)}
      </td>
      <td className="muted" data-label={words.expiresAt}>
        {token.expiresAt === undefined ? words.never : full(token.expiresAt)}
      </td>
      <td className="muted" data-label={words.createdAt}>
        {full(token.createdAt)}
      </td>
      <td>
        <Button look="danger" needs="owner" aria-label={words.revokeTitle(name)} onClick={() => setAsking(true)}>
          {words.revoke}
        </Button>
        {asking && (
          <Confirmation
            title={words.revokeTitle(name)}
            submit={words.revoke}
            danger
            run={() => body(api.DELETE("/v1/tokens/{id}", { params: { path: { id } } }))}
            onDone={() => {
              toast(words.revoked(name));
              void cache.invalidateQueries({ queryKey: ["tokens"] });
            }}
            onClose={() => setAsking(false)}
          >
            <p>{words.revokeText}</p>
          </Confirmation>
        )}
      </td>
    </tr>
  );
}

function CreationDialog({ onClose }: { onClose: () => void }) {
  const words = useSettingsWords().tokens;
  const common = useWords().common;
  const cache = useQueryClient();
  const zone = useProject().data?.timeZone ?? "UTC";
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("analyst");
  const [expires, setExpires] = useState("");
  const creating = useMutation({
    mutationFn: () =>
      body(
        api.POST("/v1/tokens", {
          body: { name: name.trim(), role, ...(expires && { expiresAt: instantIn(zone, expires) }) },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["tokens"] }),
  });
  if (creating.isSuccess) {
    return <Secret name={creating.data.name} secret={creating.data.token ?? ""} onClose={onClose} />;
  }
  return (
    <Dialog
      title={words.create}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            look="primary"
            off={name.trim() === "" ? words.nameNeeded : undefined}
            busy={creating.isPending}
            onClick={() => creating.mutate()}
          >
            {words.create}
          </Button>
        </>
      }
    >
      <Field label={words.name}>
        {(control) => (
          <input {...control} className="input" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={words.role}>
        {(control) => (
          <select {...control} className="input" value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {Object.entries(words.roles).map(([each, label]) => (
              <option key={each} value={each}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.expiresAt} help={words.expiresHelp}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            value={expires}
            onChange={(event) => setExpires(event.target.value)}
          />
        )}
      </Field>
      {creating.isError && <Fault error={creating.error} />}
    </Dialog>
  );
}

/** The secret of a new token, which is shown this once. */
function Secret({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const words = useSettingsWords().tokens;
  const { close } = useWords().common;
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast(words.copied);
  };
  return (
    <Dialog
      title={words.secret(name)}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onClick={() => void copy()}>
            {words.copy}
          </Button>
          <Button onClick={onClose}>{close}</Button>
        </>
      }
    >
      <p>{words.secretHelp}</p>
      <code className="mono secret">{secret}</code>
    </Dialog>
  );
}
