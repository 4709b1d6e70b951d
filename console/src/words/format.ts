import { useProject } from "../api/project";
import { useLanguage } from "./index";

export interface Formats {
  number: (n: number) => string;
  /** An amount of money; a small one with as many digits as show it. */
  money: (amount: number, currency: string) => string;
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
    money: (amount, currency) =>
      new Intl.NumberFormat(language, {
        style: "currency",
        currency,
        maximumFractionDigits: Math.abs(amount) < 1 ? 4 : 2,
      }).format(amount),
    date: inZone({ day: "numeric", month: "short", year: "numeric" }),
    moment: inZone({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    full: inZone({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }),
    time: inZone({ hour: "2-digit", minute: "2-digit" }),
  };
}

export * from "./duration";
