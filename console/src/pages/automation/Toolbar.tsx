import { useState } from "react";
import { reasonOf } from "../../api/problem";
import type { Automation } from "../../api/types";
import { Button } from "../../kit/Button";
import { toast } from "../../kit/toasts";
import { filter } from "../../router";
import { useFlowWords } from "../../words/flow";
import { useFormats } from "../../words/format";
import { ActivationDialog } from "../automations/ActivationDialog";
import { DeactivationDialog } from "../automations/DeactivationDialog";
import { useEditing, useEditorState } from "./editing";
import { viewOf } from "./EditorPage";

const views = ["drawing", "outline", "json"] as const;
const sides = ["play", "versions", "numbers"] as const;
const sideKeys = { play: "p", versions: "v", numbers: "l" };

interface Props {
  automation: Automation;
  params: URLSearchParams;
}

/** The name, the state and what can be done with the whole flow. */
export function Toolbar({ automation, params }: Props) {
  const words = useFlowWords().editor;
  const { editor, readOnly, check, diagnostics } = useEditing();
  const { history } = useEditorState(editor);
  const [asking, setAsking] = useState<"on" | "off">();
  const view = viewOf(params);
  const side = params.get("side");
  const errors = diagnostics.filter((fault) => fault.severity === "error").length;
  const faults = words.faults(errors, diagnostics.length - errors);
  const publish = async () => {
    await editor.save();
    const { saving } = editor.get();
    if (saving === "saved") {
      setAsking("on");
    } else {
      toast(words[saving]);
    }
  };
  const toggleSide = (next: string) => filter({ side: side === next ? undefined : next });
  return (
    <header className="editor-head">
      <div className="spread">
        <div className="row editor-title">
          <h1>{automation.name}</h1>
          <span className={automation.state === "active" ? "badge good" : "badge"}>
            {automation.live === undefined ? words.neverLive : words.live(String(automation.live.version))}
          </span>
          {automation.live !== undefined && <span className="muted small">{automation.draft.differs ? words.draftDiffers : words.draftSame}</span>}
          <SavingState readOnly={readOnly} />
        </div>
        <div className="row">
          {automation.state === "active" && (
            <Button needs="manager" onClick={() => setAsking("off")}>
              {words.deactivate}
            </Button>
          )}
          <Button
            look="primary"
            needs="manager"
            off={automation.state === "active" && !automation.draft.differs ? words.draftSame : undefined}
            onClick={() => void publish()}
          >
            {automation.state === "active" ? words.publish : words.activate}
          </Button>
        </div>
      </div>
      <div className="row editor-tools">
        <span className="segmented" role="group" aria-label={words.views}>
          {views.map((each) => (
            <button key={each} type="button" className="button quiet" aria-pressed={view === each} aria-keyshortcuts={each === "outline" ? "o" : undefined} onClick={() => filter({ view: each })}>
              {words[each]}
            </button>
          ))}
        </span>
        {!readOnly && (
          <>
            <Button look="quiet" title="Ctrl Z" aria-keyshortcuts="Control+Z" busy={history.past.length === 0} onClick={() => editor.undo()}>
              {words.undo}
            </Button>
            <Button look="quiet" title="Ctrl Y" aria-keyshortcuts="Control+Y" busy={history.future.length === 0} onClick={() => editor.redo()}>
              {words.redo}
            </Button>
          </>
        )}
        <button type="button" className="button quiet" aria-pressed={side === "faults"} onClick={() => toggleSide("faults")}>
          {check === "running" ? "…" : check === "failed" ? words.checkFailed : faults === "" ? words.noFaults : faults}
        </button>
        <span className="grow" />
        {sides.map((each) => (
          <button key={each} type="button" className="button quiet" aria-pressed={side === each} aria-keyshortcuts={sideKeys[each]} onClick={() => toggleSide(each)}>
            {words[each]}
          </button>
        ))}
      </div>
      {asking === "on" && <ActivationDialog automation={automation} onClose={() => setAsking(undefined)} />}
      {asking === "off" && <DeactivationDialog automation={automation} onClose={() => setAsking(undefined)} />}
    </header>
  );
}

/** Whether the server has what is on the screen. */
function SavingState({ readOnly }: { readOnly: boolean }) {
  const words = useFlowWords().editor;
  const { editor } = useEditing();
  const { saving, savedAt, saved, failure } = useEditorState(editor);
  const formats = useFormats();
  const text = readOnly
    ? words.readOnly
    : saving === "saved"
      ? words.saved(formats.time(savedAt === undefined ? saved.changedAt : new Date(savedAt).toISOString()))
      : saving === "device" && failure !== undefined
        ? [failure.again ? words.device : words.refused, failure.error !== undefined && reasonOf(failure.error)].filter(Boolean).join(" ")
        : words[saving];
  return (
    <span role="status" className={saving === "device" || saving === "conflict" ? "small caution" : "small muted"}>
      {text}
    </span>
  );
}
