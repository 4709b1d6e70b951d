import { type ReactNode, useState } from "react";
import type { Automation } from "../../api/types";
import { Diagnostics } from "../../kit/Diagnostics";
import { Button } from "../../kit/Button";
import { filter } from "../../router";
import { useWords } from "../../words";
import { useFlowWords } from "../../words/flow";
import { useEditing } from "./editing";
import { type Marks, MarksContext, noMarks } from "./marks";
import { Numbers } from "./Numbers";
import { Guard, Panel } from "./Panel";
import { Play } from "./Play";
import { Versions } from "./Versions";

/** The flow with what stands beside it: the panel of what is chosen, the faults, or another tool. */
export function Side({ automation, params, children }: { automation: Automation; params: URLSearchParams; children: ReactNode }) {
  const words = useFlowWords().editor;
  const common = useWords().common;
  const { check, diagnostics, chosen } = useEditing();
  const side = params.get("side");
  const [marks, setMarks] = useState<Marks>(noMarks);
  const open = side !== null || chosen !== undefined;
  return (
    <div className={open ? "editor-body open" : "editor-body"}>
      <MarksContext.Provider value={marks}>
        <div className="editor-main">{children}</div>
      </MarksContext.Provider>
      <aside className="editor-side" tabIndex={-1} aria-label={words.panel}>
        <div className="editor-side-close">
          <Button look="icon quiet" aria-label={common.close} onClick={() => filter({ side: undefined, element: undefined, trigger: undefined })}>
            ×
          </Button>
        </div>
        <Guard key={side} message={words.crashed}>
          {side === "play" && <Play onMarks={setMarks} />}
          {side === "numbers" && <Numbers onMarks={setMarks} />}
          {side === "versions" && <Versions automation={automation} onMarks={setMarks} />}
        </Guard>
        {side === "faults" && (
          <div className="stack">
            <h2>{check === "running" ? "…" : check === "failed" ? words.checkFailed : words.faults(diagnostics.filter((fault) => fault.severity === "error").length, diagnostics.filter((fault) => fault.severity !== "error").length) || words.noFaults}</h2>
            <Diagnostics faults={diagnostics} automationId={automation.id} />
          </div>
        )}
        {side === null && <Panel />}
      </aside>
    </div>
  );
}
