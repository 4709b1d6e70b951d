import { lazy, Suspense } from "react";
import type { Opened } from "./useShortcuts";

const Palette = lazy(() => import("./Palette"));
const KeyHelp = lazy(() => import("./KeyHelp"));

/** The search and the help of the keys, which load when they open first. */
export function PaletteHost({ opened, open }: { opened: Opened; open: (what: Opened) => void }) {
  const close = () => open(undefined);
  return (
    <Suspense>
      {opened === "palette" && <Palette onClose={close} onKeys={() => open("keys")} />}
      {opened === "keys" && <KeyHelp onClose={close} />}
    </Suspense>
  );
}
