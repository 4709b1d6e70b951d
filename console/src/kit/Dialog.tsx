import { type ReactNode, useEffect, useId, useRef } from "react";

interface Props {
  title: string;
  onClose: () => void;
  wide?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** A dialog over the page; Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, wide, actions, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      data-own-undo
      className={wide ? "wide" : undefined}
      aria-labelledby={heading}
      onCancel={(event) => {
        if (event.target === ref.current) {
          event.preventDefault();
          onClose();
        }
      }}
    >
      <div className="dialog">
        <h2 id={heading}>{title}</h2>
        {children}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
    </dialog>
  );
}
