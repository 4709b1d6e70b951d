import { useLists, useSegments } from "../../api/directory";
import { Field } from "../../kit/Field";
import { recentImports } from "../imports/requests";
import type { Audience } from "./audience";
import { useLaunchWords } from "./words";

export type AudienceKind = "segment" | "list" | "all" | "import";

/** The audience that was chosen; undefined while it is not complete. */
export function audienceOf(kind: AudienceKind, id: string): Audience | undefined {
  if (kind === "all") {
    return { all: true };
  }
  return id === "" ? undefined : { [`${kind}Id`]: id };
}

interface Props {
  kind: AudienceKind;
  id: string;
  onKind: (kind: AudienceKind) => void;
  onId: (id: string) => void;
}

/** The kind of an audience, and which one of it. */
export function AudienceFields({ kind, id, onKind, onId }: Props) {
  const words = useLaunchWords().launch;
  const segments = useSegments().data ?? [];
  const lists = useLists().data ?? [];
  const choices: Record<AudienceKind, { id: string; name: string }[]> = {
    segment: segments,
    list: lists,
    all: [],
    import: importsWith(id, kind),
  };
  return (
    <div className="fields">
      <Field label={words.kind}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={kind}
            onChange={(event) => {
              onKind(event.target.value as AudienceKind);
              onId("");
            }}
          >
            {Object.entries(words.kinds).map(([each, label]) => (
              <option key={each} value={each}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind !== "all" && (
        <Field label={words.choose}>
          {(control) => (
            <select {...control} className="input" value={id} onChange={(event) => onId(event.target.value)}>
              <option value="">{words.choose}</option>
              {choices[kind].map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}

/** The imports of this browser, and the one of the address. */
function importsWith(id: string, kind: AudienceKind): { id: string; name: string }[] {
  const known = recentImports().map((each) => ({ id: each.id, name: `${each.file} (${each.at.slice(0, 10)})` }));
  return kind !== "import" || id === "" || known.some((each) => each.id === id) ? known : [{ id, name: id }, ...known];
}
