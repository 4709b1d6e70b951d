const units = [
  ["W", 604_800],
  ["D", 86_400],
  ["H", 3_600],
  ["M", 60],
  ["S", 1],
] as const;

export type DurationUnit = (typeof units)[number][0];

/** The seconds of an ISO 8601 duration, or undefined when it is none. */
export function secondsOf(duration: string): number | undefined {
  const match = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/.exec(duration);
  if (match === null || duration === "P" || duration.endsWith("T")) {
    return undefined;
  }
  return units.reduce((sum, [, seconds], i) => sum + Number(match[i + 1] ?? 0) * seconds, 0);
}

/** A duration as a number of the unit that it is written in; one of several units as a number of its largest whole unit. */
export function amountOf(duration: string): { amount: number; unit: DurationUnit } | undefined {
  const plain = /^P(?:(\d+)([WD])|T(\d+)([HMS]))$/.exec(duration);
  if (plain !== null) {
    return { amount: Number(plain[1] ?? plain[3]), unit: (plain[2] ?? plain[4]) as DurationUnit };
  }
  const seconds = secondsOf(duration);
  if (seconds === undefined) {
    return undefined;
  }
  const [unit, size] = units.slice(1).find(([, each]) => seconds % each === 0 && seconds >= each) ?? units[4];
  return { amount: seconds / size, unit };
}

export function durationOf(amount: number, unit: DurationUnit): string {
  return unit === "W" || unit === "D" ? `P${amount}${unit}` : `PT${amount}${unit}`;
}
