import type { ReactNode } from "react";
import { useMay } from "../api/role";
import type { Role } from "../api/types";
import { useWords } from "../words";
import { Empty } from "./states";

/** What only people with a role may read; to others it says which role that is. */
export function RoleOnly({ role, children }: { role: Role; children: ReactNode }) {
  const words = useWords();
  return useMay(role) ? (
    children
  ) : (
    <Empty>
      <p>{words.common.needs(words.shell.roles[role])}</p>
    </Empty>
  );
}
