import { type ComponentProps, type ReactNode, useId } from "react";
import { useMay } from "../api/role";
import type { Role } from "../api/types";
import { useWords } from "../words";

interface Props extends Omit<ComponentProps<"button">, "disabled"> {
  look?: "primary" | "danger" | "quiet" | "icon quiet";
  busy?: boolean;
  /** Why the button is off; it keeps its focus and says so. */
  off?: string | undefined;
  /** The role that it needs. */
  needs?: Role;
  children: ReactNode;
}

/** A button that says why it is off. */
export function Button({ look, busy, off, needs, className, onClick, children, ...rest }: Props) {
  const words = useWords();
  const may = useMay(needs ?? "analyst");
  const reason = off ?? (needs !== undefined && !may ? words.common.needs(words.shell.roles[needs]) : undefined);
  const id = useId();
  const idle = reason === undefined && !busy;
  return (
    <>
      <button
        type="button"
        {...rest}
        className={["button", look, className].filter(Boolean).join(" ")}
        aria-disabled={idle ? undefined : true}
        aria-describedby={reason === undefined ? rest["aria-describedby"] : id}
        title={reason ?? rest.title}
        onClick={(event) => (idle ? onClick?.(event) : event.preventDefault())}
      >
        {children}
      </button>
      {reason !== undefined && (
        <span id={id} hidden>
          {reason}
        </span>
      )}
    </>
  );
}
