import { useProperties } from "../../api/directory";
import type { ImportPreview, Mapping } from "./requests";
import { useImportWords } from "./words";

interface Props {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** The fields by which a row finds its contact. */
const identities = ["phone", "email", "address", "externalIds.shopify"];

export function hasIdentity(mapping: Mapping): boolean {
  return Object.values(mapping).some((field) => identities.includes(field));
}

/** The columns of a file with their first values, each with the field that it becomes. */
export function MappingTable({ preview, mapping, onChange }: Props) {
  const words = useImportWords().imports;
  const properties = useProperties().data ?? [];
  const unmapped = preview.columns.filter((column) => mapping[column] === undefined).length;
  const set = (column: string, field: string) => {
    const { [column]: _, ...others } = mapping;
    onChange(field === "" ? others : { ...others, [column]: field });
  };
  return (
    <>
      {preview.encoding !== undefined && (
        <p className="muted small">{words.lookHelp(preview.encoding, preview.delimiter === "\t" ? "⇥" : (preview.delimiter ?? ""))}</p>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={words.look}>
        <table className="table sheet">
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column}>
                  <label className="stack tight">
                    <span>{column}</span>
                    <select
                      className="input auto"
                      aria-label={`${column} ${words.field}`}
                      value={mapping[column] ?? ""}
                      onChange={(event) => set(column, event.target.value)}
                    >
                      <option value="">{words.nothing}</option>
                      {Object.entries(words.fields).map(([field, label]) => (
                        <option key={field} value={field}>
                          {label}
                        </option>
                      ))}
                      {propertiesFor(column, mapping[column], properties).map((name) => (
                        <option key={name} value={`properties.${name}`}>
                          {words.property(name)}
                        </option>
                      ))}
                    </select>
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unmapped > 0 && <p className="muted small">{words.unmapped(unmapped)}</p>}
    </>
  );
}

/** The properties that a column may become: those there are, and one of its own name. */
function propertiesFor(column: string, field: string | undefined, known: { name: string }[]): string[] {
  const own = field?.startsWith("properties.") ? field.slice("properties.".length) : column.replaceAll(/\s+/g, "_");
  return [...new Set([own, ...known.map(({ name }) => name)])];
}
