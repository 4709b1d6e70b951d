import { useSyncExternalStore } from "react";
import { Button } from "./Button";

interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function become(next: Toast[]) {
  toasts = next;
  listeners.forEach((listener) => listener());
}

/** Says in a line at the bottom what was done, with an action such as undoing it, for some seconds. */
export function toast(text: string, action?: Toast["action"]): void {
  const id = ++last;
  become([...toasts, { id, text, ...(action && { action }) }]);
  setTimeout(() => become(toasts.filter((each) => each.id !== id)), 8_000);
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, action }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          {action !== undefined && (
            <Button
              onClick={() => {
                action.run();
                become(toasts.filter((each) => each.id !== id));
              }}
            >
              {action.label}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
