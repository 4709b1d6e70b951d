/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetOf(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(instant / 1_000) * 1_000;
}

/**
 * The instant at which a clock in a zone shows a time such as `2026-03-29T02:30`. A time that the clock skips is
 * the one as much later; of a time that it shows twice, the first.
 */
export function instantIn(zone: string, local: string): string {
  const wall = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);
  const day = 86_400_000;
  const before = wall - offsetOf(wall - day, zone);
  const after = wall - offsetOf(wall + day, zone);
  const shown = (instant: number) => instant + offsetOf(instant, zone) === wall;
  return new Date(shown(before) || !shown(after) ? before : after).toISOString();
}
