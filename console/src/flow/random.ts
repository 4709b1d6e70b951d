import { connect, duplicate, insert, move, remove, rename } from "./commands";
import { exitsOf, type Place, startExit } from "./exits";
import { blankElement, kinds } from "./kinds";
import type { Flow } from "./model";

/** Random numbers that are the same for the same seed, for tests. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export function placesOf(flow: Flow): Place[] {
  const exits = flow.elements.flatMap((element) => exitsOf(element).map((exit) => ({ from: element.id, exit: exit.name })));
  return [{ from: undefined, exit: startExit }, ...exits];
}

export const emptyFlow: Flow = { format: 1, trigger: { kind: "manual" }, elements: [] };

/** The flow after one random command. */
export function randomStep(flow: Flow, random: (below: number) => number): Flow {
  const places = placesOf(flow);
  const place = places[random(places.length)] as Place;
  const element = flow.elements[random(Math.max(1, flow.elements.length))];
  switch (random(12)) {
    case 0:
      return element === undefined ? flow : remove(flow, element.id, exitsOf(element)[random(2)]?.name);
    case 1:
      return element === undefined ? flow : move(flow, element.id, place);
    case 2:
      return element === undefined ? flow : duplicate(flow, element.id).flow;
    case 3:
    case 4:
      return element === undefined ? flow : connect(flow, place, element.id);
    case 5:
      return element === undefined ? flow : rename(flow, element.id, `Name ${random(1000)}`);
    default: {
      const kind = kinds[random(kinds.length)]?.kind ?? "end";
      return insert(flow, place, blankElement(kind)).flow;
    }
  }
}

export function randomFlow(seed: number, steps: number): Flow {
  const random = randomFrom(seed);
  let flow = emptyFlow;
  for (let i = 0; i < steps; i++) {
    flow = randomStep(flow, random);
  }
  return flow;
}
