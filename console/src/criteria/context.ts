import { createContext, useContext } from "react";
import type { Group, Leaf } from "./model";
import type { Wording } from "./sentence";
import type { Catalogue } from "./suggest";

/** What the parts of a builder share. */
export interface Building {
  catalogue: Catalogue;
  wording: Wording;
  /** The condition whose editor is open. */
  open: number | undefined;
  setOpen: (id: number | undefined) => void;
  /** Changes the criteria, and moves the focus to a condition. */
  update: (edit: (root: Group) => Group, focus?: number) => void;
}

const BuildingContext = createContext<Building | undefined>(undefined);

export const BuildingProvider = BuildingContext.Provider;

export function useBuilding(): Building {
  const building = useContext(BuildingContext);
  if (building === undefined) {
    throw new Error("The part of a builder is not in a builder");
  }
  return building;
}

/** A leaf without some of its fields. */
export function without(leaf: Leaf, ...names: string[]): Leaf {
  return Object.fromEntries(Object.entries(leaf).filter(([name]) => !names.includes(name)));
}
