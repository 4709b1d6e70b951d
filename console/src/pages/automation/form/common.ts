import type { Path } from "../../../flow/model";

/** What each widget of a form gets. */
export interface WidgetProps {
  label: string;
  help: string | undefined;
  fault: string | undefined;
  path: Path;
  value: unknown;
  required: boolean;
  onChange: (next: unknown) => void;
}
