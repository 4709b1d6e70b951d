import { useEffect, useState } from "react";
import type { Criteria } from "../../../api/types";
import { Builder } from "../../../criteria/Builder";
import { criteriaOf, groupOf } from "../../../criteria/model";
import { same } from "../../../flow/merge";
import type { WidgetProps } from "./common";
import { useForm } from "./FormContext";

const none = { all: [] };

/** What can be asked of a contact in a flow only. */
const inFlow = [
  ...["order", "inbound-message"].map((event) => ({ event, since: "entry" })),
  ...["sent", "delivered", "opened", "clicked", "replied", "unsubscribed", "complained", "skipped", "failed"].map((is) => ({ message: "last", is })),
];

/** The criteria of a condition or an audience, in the builder of segments. */
export function CriteriaField({ label, fault, value, onChange }: WidgetProps) {
  const { readOnly } = useForm();
  const [root, setRoot] = useState(() => groupOf(value as Criteria | undefined));
  useEffect(() => {
    // Undone, or changed elsewhere: the builder begins anew with what the flow has.
    setRoot((present) => (same(criteriaOf(present) ?? none, value ?? none) ? present : groupOf(value as Criteria | undefined)));
  }, [value]);
  return (
    <fieldset className="stack criteria" disabled={readOnly}>
      <legend>{label}</legend>
      {fault && <span className="fault small lines">{fault}</span>}
      <Builder
        root={root}
        here={inFlow}
        onChange={(next) => {
          setRoot(next);
          onChange(criteriaOf(next) ?? none);
        }}
      />
    </fieldset>
  );
}
