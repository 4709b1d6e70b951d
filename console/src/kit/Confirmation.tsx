import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useWords } from "../words";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Fault } from "./states";

interface Props {
  title: string;
  submit: string;
  danger?: boolean;
  /** Why it cannot be done yet. */
  off?: string | undefined;
  run: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that says what an action does, and does it. */
export function Confirmation({ title, submit, danger, off, run, onDone, onClose, children }: Props) {
  const words = useWords().common;
  const action = useMutation({
    mutationFn: run,
    onSuccess: () => {
      onClose();
      onDone();
    },
  });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look={danger ? "danger" : "primary"} off={off} busy={action.isPending} onClick={() => action.mutate()}>
            {submit}
          </Button>
        </>
      }
    >
      {children}
      {action.isError && <Fault error={action.error} />}
    </Dialog>
  );
}
