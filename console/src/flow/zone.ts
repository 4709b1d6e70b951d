/** What a clock in a time zone shows at an instant, as "2026-03-01T09:00". */
export function localAt(instant: Date, zone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  return format.format(instant).replace(" ", "T");
}

/** The instant at which a clock in a time zone shows a time; the later one for a time that the clocks skip. */
export function instantOf(local: string, zone: string): Date | undefined {
  const wanted = new Date(`${local}Z`).getTime();
  if (Number.isNaN(wanted)) {
    return undefined;
  }
  const offsetAt = (at: number) => new Date(`${localAt(new Date(at), zone)}Z`).getTime() - Math.floor(at / 60_000) * 60_000;
  const first = wanted - offsetAt(wanted);
  return new Date(wanted - offsetAt(first) === first ? first : Math.max(first, wanted - offsetAt(first)));
}
