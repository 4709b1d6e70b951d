import { withTargets } from "./exits";
import { type Element, elementOf, type Flow, freshId } from "./model";

/** A copy of a flow in which an element that another flow has with other content has an id that neither flow uses. */
export function renumbered(mine: Flow, theirs: Flow, clashes: (element: Element) => boolean): Flow {
  return mine.elements.filter(clashes).reduce((flow, { id }) => {
    const all = { ...flow, elements: [...flow.elements, ...theirs.elements] };
    return withId(flow, id, freshId(all, id.replace(/-\d+$/, "")));
  }, mine);
}

/** A copy in which an element has another id, and what refers to it follows. */
export function withId(flow: Flow, id: string, to: string): Flow {
  if (elementOf(flow, id) === undefined) {
    return flow;
  }
  const led = withTargets(flow, id, to);
  return {
    ...led,
    elements: led.elements.map((element) => referring({ ...element, id: element.id === id ? to : element.id }, id, to) as Element),
  };
}

/**
 * A value of an element in which the references to another element follow its new id: answers in texts, combinations of
 * answers, and criteria about messages. Criteria that name an automation may be about another one and stay.
 */
function referring(value: unknown, id: string, to: string): unknown {
  if (typeof value === "string") {
    return value.replace(/\banswers\.([\w-]+)/g, (found, name) => (name === id ? `answers.${to}` : found));
  }
  if (Array.isArray(value)) {
    return value.map((each) => referring(each, id, to));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const fields = Object.entries(value).map(([name, each]): [string, unknown] => {
    if (name === "when" && Array.isArray(each)) {
      return [name, each.map((combination) => keyed(combination, id, to))];
    }
    if (name === "where" && JSON.stringify(each).includes('"automation"')) {
      return [name, each];
    }
    return [name, "property" in value && value.property === "element" && each === id ? to : referring(each, id, to)];
  });
  return Object.fromEntries(fields);
}

function keyed(combination: unknown, id: string, to: string): unknown {
  return typeof combination === "object" && combination !== null
    ? Object.fromEntries(Object.entries(combination).map(([question, choice]) => [question === id ? to : question, choice]))
    : combination;
}
