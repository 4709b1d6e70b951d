import { useState } from "react";
import { useLists } from "../../api/directory";
import { Button } from "../../kit/Button";
import { Field } from "../../kit/Field";
import type { ImportCreation } from "./requests";
import { useImportWords } from "./words";

/** A file, and how it is to be read. */
export interface FileChoice {
  file: File;
  listId: string;
  options: Pick<ImportCreation, "preset">;
}

interface Props {
  busy: boolean;
  onRead: (choice: FileChoice) => void;
  onChange: () => void;
}

/** The file, the program that wrote it, and the list that its contacts join. */
export function FileStep({ busy, onRead, onChange }: Props) {
  const words = useImportWords().imports;
  const lists = useLists().data ?? [];
  const [file, setFile] = useState<File>();
  const [preset, setPreset] = useState("");
  const [listId, setListId] = useState("");
  const [over, setOver] = useState(false);
  const choose = (next: File | undefined) => {
    setFile(next);
    onChange();
  };
  const read = () =>
    file !== undefined &&
    onRead({ file, listId, options: preset === "" ? {} : { preset: preset as NonNullable<ImportCreation["preset"]> } });
  return (
    <section
      className={over ? "card stack drop" : "card stack"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        choose(event.dataTransfer.files[0]);
      }}
    >
      <div className="fields">
        <Field label={words.file} help={file === undefined ? words.fileHelp : file.name}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="file"
              accept=".csv,.tsv,.txt,.xlsx"
              onChange={(event) => choose(event.target.files?.[0])}
            />
          )}
        </Field>
        <Field label={words.preset}>
          {(control) => (
            <select {...control} className="input" value={preset} onChange={(event) => setPreset(event.target.value)}>
              {Object.entries(words.presets).map(([each, label]) => (
                <option key={each} value={each}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.list}>
          {(control) => (
            <select {...control} className="input" value={listId} onChange={(event) => setListId(event.target.value)}>
              <option value="">{words.noList}</option>
              {lists.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div>
        <Button
          look="primary"
          needs="manager"
          off={file === undefined ? words.fileNeeded : undefined}
          busy={busy}
          onClick={read}
        >
          {words.read}
        </Button>
      </div>
    </section>
  );
}
