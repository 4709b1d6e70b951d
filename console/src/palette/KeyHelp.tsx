import "./palette.css";
import { Fragment, type ReactNode, useState } from "react";
import { areas } from "../areas";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { useWords } from "../words";
import { Keys } from "./Keys";
import { turnLetters, useLetters } from "./letters";
import { keyGroups, pageCommands } from "./pageCommands";
import { usePaletteWords } from "./words";

/** Lists the keys of every page and of the present one. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const { keys: words } = usePaletteWords();
  const { shell, common } = useWords();
  const letters = useLetters();
  const [commands] = useState(() => pageCommands().filter(({ keys }) => keys !== undefined));
  const [groups] = useState(keyGroups);
  return (
    <Dialog title={words.title} onClose={onClose} actions={<Button onClick={onClose}>{common.close}</Button>}>
      <Group name={words.everywhere}>
        <Line keys="Control+K">{words.palette}</Line>
        <Line keys="/">{words.search}</Line>
        <Line keys="?">{words.help}</Line>
        {areas.map(({ name, key }) => (
          <Line key={name} keys={`G ${key}`}>
            {words.goTo(shell[name])}
          </Line>
        ))}
      </Group>
      {commands.length > 0 && (
        <Group name={words.page}>
          {commands.map(({ name, keys = "" }) => (
            <Line key={name} keys={keys}>
              {name}
            </Line>
          ))}
        </Group>
      )}
      {groups.map((group) => (
        <Group key={group} name={words.groups[group]?.name ?? group}>
          {Object.entries(words.groups[group]?.keys ?? {}).map(([keys, meaning]) => (
            <Line key={keys} keys={keys}>
              {meaning}
            </Line>
          ))}
        </Group>
      ))}
      <div className="stack">
        <label className="check">
          <input type="checkbox" checked={letters} aria-describedby="letters-help" onChange={(event) => turnLetters(event.target.checked)} />
          <span>{words.letters}</span>
        </label>
        <p id="letters-help" className="muted small">
          {words.lettersHelp}
        </p>
      </div>
    </Dialog>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="stack">
      <h3>{name}</h3>
      <dl className="key-list">{children}</dl>
    </section>
  );
}

function Line({ keys, children }: { keys: string; children: ReactNode }) {
  return (
    <Fragment>
      <dt>
        <Keys keys={keys} />
      </dt>
      <dd>{children}</dd>
    </Fragment>
  );
}
