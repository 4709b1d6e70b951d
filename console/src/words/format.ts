import { useProject } from "../api/project";
import { useLanguage } from "./index";

export interface Formats {
  number: (n: number) => string;
  date: (at: string) => string;
  moment: (at: string) => string;
  /** With the year, for what may be long ago. */
  full: (at: string) => string;
  time: (at: string) => string;
}

/** How numbers and times are written: in the language of the console and the time zone of the project. */
export function useFormats(): Formats {
  const language = useLanguage();
  const zone = useProject().data?.timeZone;
  const inZone = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { ...options, timeZone: zone });
    return (at: string) => format.format(new Date(at));
  };
  const number = new Intl.NumberFormat(language);
  return {
    number: (n) => number.format(n),
    date: inZone({ day: "numeric", month: "short", year: "numeric" }),
    moment: inZone({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    full: inZone({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }),
    time: inZone({ hour: "2-digit", minute: "2-digit" }),
  };
}

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

/** A duration as a number of its largest whole unit. */
export function amountOf(duration: string): { amount: number; unit: DurationUnit } | undefined {
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
