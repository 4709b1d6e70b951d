import { type ReactNode, useId } from "react";

interface Control {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface Props {
  label: string;
  help?: ReactNode;
  fault?: ReactNode;
  children: (control: Control) => ReactNode;
}

/** A labelled control with its help and its fault. */
export function Field({ label, help, fault, children }: Props) {
  const id = useId();
  const notes = [help ? `${id}-help` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": notes || undefined, "aria-invalid": fault ? true : undefined })}
      {help && (
        <span id={`${id}-help`} className="muted small">
          {help}
        </span>
      )}
      {fault && (
        <span id={`${id}-fault`} className="fault small lines">
          {fault}
        </span>
      )}
    </div>
  );
}
