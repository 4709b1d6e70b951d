import { createContext, useContext } from "react";
import type { Place } from "../../flow/exits";

/** What is drawn on the flow beside the flow itself: numbers, the way of a simulation, what differs from a version. */
export interface Marks {
  /** The exits that a simulation took, as the drawing names them. */
  passed: Set<string>;
  /** A number or a word at an element. */
  element: (id: string) => string | undefined;
  /** A number at an exit. */
  exit: (place: Place) => string | undefined;
  /** How an element is coloured. */
  tone: (id: string) => "passed" | "added" | "changed" | undefined;
}

export const noMarks: Marks = { passed: new Set(), element: () => undefined, exit: () => undefined, tone: () => undefined };

export const MarksContext = createContext<Marks>(noMarks);

export function useMarks(): Marks {
  return useContext(MarksContext);
}
