import type { Criteria } from "../api/types";

/** How the conditions of a group are joined. */
export type Join = "all" | "any" | "none";

/** A single criterion, such as `{property: "city", is: "Paris"}`. */
export type Leaf = Record<string, unknown>;

export interface Row {
  kind: "row";
  id: number;
  not: boolean;
  leaf: Leaf;
}

export interface Group {
  kind: "group";
  id: number;
  join: Join;
  children: Node[];
}

/** Criteria as a person edits them: groups of conditions, each with a number of its own. */
export type Node = Row | Group;

let last = 0;

export function newRow(leaf: Leaf, not = false): Row {
  return { kind: "row", id: ++last, not, leaf };
}

export function newGroup(join: Join, children: Node[]): Group {
  return { kind: "group", id: ++last, join, children };
}

/** The group that stands for criteria; the outermost one is always a group. */
export function groupOf(criteria: Criteria | undefined): Group {
  if (criteria === undefined) {
    return newGroup("all", []);
  }
  const node = nodeOf(criteria as Leaf);
  return node.kind === "group" ? node : newGroup("all", [node]);
}

function nodeOf(criteria: Leaf): Node {
  if (Array.isArray(criteria.all)) {
    return newGroup("all", (criteria.all as Leaf[]).map(nodeOf));
  }
  if (Array.isArray(criteria.any)) {
    return newGroup("any", (criteria.any as Leaf[]).map(nodeOf));
  }
  if (criteria.not === undefined) {
    return newRow(criteria);
  }
  const inner = nodeOf(criteria.not as Leaf);
  if (inner.kind === "row") {
    return inner.not ? newGroup("none", [inner]) : { ...inner, not: true };
  }
  return inner.join === "any" ? { ...inner, join: "none" } : newGroup("none", [inner]);
}

/** The criteria of a group; undefined for one without conditions. */
export function criteriaOf(group: Group): Criteria | undefined {
  return criterionOf(group) as Criteria | undefined;
}

function criterionOf(node: Node): Leaf | undefined {
  if (node.kind === "row") {
    return node.not ? { not: node.leaf } : node.leaf;
  }
  const parts = node.children.map(criterionOf).filter((part) => part !== undefined);
  const [first] = parts;
  if (first === undefined) {
    return undefined;
  }
  if (node.join === "none") {
    return { not: parts.length === 1 ? first : { any: parts } };
  }
  return parts.length === 1 ? first : { [node.join]: parts };
}

/** Changes the children of each group, those of outer groups first. */
function mapGroups(group: Group, change: (group: Group) => Node[]): Group {
  const children = change(group).map((child) => (child.kind === "group" ? mapGroups(child, change) : child));
  return { ...group, children };
}

/** Puts a node at the end of a group. */
export function append(root: Group, groupId: number, node: Node): Group {
  return mapGroups(root, (group) => (group.id === groupId ? [...group.children, node] : group.children));
}

/** Changes a node. */
export function change<N extends Node>(root: Group, id: number, edit: (node: N) => N): Group {
  const edited = root.id === id ? (edit(root as N) as Group) : root;
  return mapGroups(edited, ({ children }) => children.map((child) => (child.id === id ? edit(child as N) : child)));
}

/** Removes a node, and the groups that it leaves empty. */
export function remove(root: Group, id: number): Group {
  return tidy(mapGroups(root, ({ children }) => children.filter((child) => child.id !== id)));
}

/** Drops inner groups without conditions, and those of one condition that say nothing more. */
function tidy(root: Group): Group {
  const children = root.children.flatMap((child): Node[] => {
    if (child.kind === "row") {
      return [child];
    }
    const inner = tidy(child);
    const [only] = inner.children;
    if (only === undefined) {
      return [];
    }
    return inner.children.length === 1 && inner.join !== "none" ? [only] : [inner];
  });
  return { ...root, children };
}

/** Moves a node by one place among those of its group. */
export function moveBy(root: Group, id: number, by: -1 | 1): Group {
  return mapGroups(root, ({ children }) => {
    const from = children.findIndex((child) => child.id === id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= children.length) {
      return children;
    }
    const moved = [...children];
    moved.splice(to, 0, ...moved.splice(from, 1));
    return moved;
  });
}

/** Moves a node into the group above it; with a condition above it, into a new group with that one. */
export function moveInto(group: Group, id: number): Group {
  const at = group.children.findIndex((child) => child.id === id);
  const node = group.children[at];
  const above = group.children[at - 1];
  if (node === undefined) {
    const children = group.children.map((child) => (child.kind === "group" ? moveInto(child, id) : child));
    return { ...group, children };
  }
  if (above === undefined) {
    return group;
  }
  const joined =
    above.kind === "group"
      ? { ...above, children: [...above.children, node] }
      : newGroup(group.join === "any" ? "all" : "any", [above, node]);
  return { ...group, children: [...group.children.slice(0, at - 1), joined, ...group.children.slice(at + 1)] };
}

/** Moves a node out of its group, to the place after it. */
export function moveOut(root: Group, id: number): Group {
  const moved = mapGroups(root, ({ children }) =>
    children.flatMap((child): Node[] => {
      const node = child.kind === "group" ? child.children.find((inner) => inner.id === id) : undefined;
      return node === undefined || child.kind === "row"
        ? [child]
        : [{ ...child, children: child.children.filter((inner) => inner.id !== id) }, node];
    }),
  );
  return tidy(moved);
}

/** The number of conditions in a group and in those within it. */
export function size(group: Group): number {
  return group.children.reduce((sum, child) => sum + (child.kind === "row" ? 1 : size(child)), 0);
}
