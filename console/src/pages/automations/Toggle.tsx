import { useState } from "react";
import { useMay } from "../../api/role";
import type { Automation } from "../../api/types";
import { useWords } from "../../words";
import { ActivationDialog } from "./ActivationDialog";
import { DeactivationDialog } from "./DeactivationDialog";

/** Whether an automation is active; turning it asks first. */
export function Toggle({ automation }: { automation: Automation }) {
  const words = useWords();
  const may = useMay("manager");
  const [asking, setAsking] = useState(false);
  const active = automation.state === "active";
  return (
    <>
      <button
        type="button"
        className="switch"
        role="switch"
        aria-checked={active}
        aria-label={words.automations.toggle(automation.name)}
        aria-disabled={may ? undefined : true}
        title={may ? undefined : words.common.needs(words.shell.roles.manager)}
        onClick={() => may && setAsking(true)}
      />
      {asking && !active && <ActivationDialog automation={automation} onClose={() => setAsking(false)} />}
      {asking && active && <DeactivationDialog automation={automation} onClose={() => setAsking(false)} />}
    </>
  );
}
