/** Why rows were rejected, and how many of them. */
export interface RejectedReason {
  field: string;
  reason: string;
  rows: number;
}

/** The reasons in a file of rejected rows, whose last columns are line, field and reason; the most frequent first. */
export function reasonsOf(file: string): RejectedReason[] {
  const [, ...rows] = parseCsv(file);
  const reasons = new Map<string, RejectedReason>();
  for (const cells of rows) {
    const [field = "", reason = ""] = cells.slice(-2);
    const common = reason.replace(/, not ".*"$/s, "");
    const key = `${field}\n${common}`;
    const found = reasons.get(key) ?? { field, reason: common, rows: 0 };
    reasons.set(key, { ...found, rows: found.rows + 1 });
  }
  return [...reasons.values()].sort((one, other) => other.rows - one.rows);
}

/** The rows of a CSV file with commas. */
export function parseCsv(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const text = file.replace(/^\uFEFF/, "");
  const cell = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^,\r\n]*)(,|\r?\n|$)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[3] ?? "");
    if ((match[2] ?? match[4]) !== ",") {
      rows.push(row);
      row = [];
    }
    if (cell.lastIndex >= text.length) {
      break;
    }
  }
  return rows;
}
