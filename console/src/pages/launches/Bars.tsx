import { useFormats } from "../../words/format";

export interface Bar {
  label: string;
  value: number;
  /** Written before the number. */
  sign?: string;
  strong?: boolean;
  href?: string;
}

/** Numbers of a whole as a table with bars. */
export function Bars({ caption, total, bars }: { caption: string; total: number; bars: Bar[] }) {
  const { number } = useFormats();
  return (
    <table className="bars">
      <caption className="hidden">{caption}</caption>
      <tbody>
        {bars.map(({ label, value, sign = "", strong, href }) => (
          <tr key={label} className={strong ? "strong" : undefined}>
            <th scope="row">{label}</th>
            <td className="number">
              {href !== undefined && value > 0 ? <a href={href}>{sign + number(value)}</a> : sign + number(value)}
            </td>
            <td className="bar">
              <progress className={sign === "" ? undefined : "loss"} max={Math.max(total, 1)} value={value} aria-hidden="true" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
