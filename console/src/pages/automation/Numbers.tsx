import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, body } from "../../api/client";
import type { AutomationReport, ElementReport } from "../../api/types";
import { elementOf } from "../../flow/model";
import { Field } from "../../kit/Field";
import { Answer } from "../../kit/states";
import { useCodes, wordOf } from "../../words/codes";
import { useFlowWords } from "../../words/flow";
import { useFormats } from "../../words/format";
import { exitLabel, kindLabel, nameOf, useEditing, useFlow } from "./editing";
import { type Marks, noMarks } from "./marks";
import { People } from "./People";
import { useVersions } from "./Versions";

const overall = ["timesTriggered", "entered", "inProgress"] as const;
const messages = [
  "targeted",
  "queued",
  "held",
  "sent",
  "delivered",
  "opened",
  "robotOpens",
  "clicked",
  "replied",
  "unsubscribed",
  "complained",
  "bounced",
  "failed",
  "unconfirmed",
  "segments",
] as const;

/** The numbers of the report on the drawing, and those of the chosen element with the people behind them. */
export function Numbers({ onMarks }: { onMarks: (marks: Marks) => void }) {
  const words = useFlowWords();
  const { number } = useFormats();
  const { automationId, chosen } = useEditing();
  const [version, setVersion] = useState<number>();
  const versions = useVersions(automationId).data?.items ?? [];
  const query = useQuery({
    queryKey: ["report", automationId, version],
    queryFn: ({ signal }) =>
      body(api.GET("/v1/automations/{id}/report", { params: { path: { id: automationId }, query: version === undefined ? {} : { version } }, signal })),
    refetchInterval: 5_000,
    placeholderData: (before) => before,
  });
  const report = query.data;
  useEffect(() => {
    onMarks(report === undefined ? noMarks : marksOf(report, words.numbers.on, number));
    return () => onMarks(noMarks);
    // The formats change with the words.
  }, [report, words, onMarks]);
  return (
    <div className="stack">
      <h2>{words.numbers.title}</h2>
      <Field label={words.numbers.version}>
        {(control) => (
          <select {...control} className="input" value={version ?? ""} onChange={(event) => setVersion(event.target.value === "" ? undefined : Number(event.target.value))}>
            <option value="">{words.numbers.allVersions}</option>
            {versions.map((each) => (
              <option key={each.version} value={each.version}>
                {words.versionList.version(String(each.version))}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Answer query={query}>
        {(data) => (chosen?.kind === "element" ? <OfElement id={chosen.id} report={data} /> : <OfAll report={data} />)}
      </Answer>
    </div>
  );
}

function marksOf(report: AutomationReport, on: (entered: string, here: string) => string, number: (n: number) => string): Marks {
  return {
    ...noMarks,
    element: (id) => {
      const own = id === "" ? undefined : report.elements[id];
      return id === "" ? number(report.entered) : own === undefined ? undefined : own.here > 0 ? on(number(own.entered), number(own.here)) : number(own.entered);
    },
    exit: (place) => {
      const count = place.from === undefined ? undefined : report.elements[place.from]?.exits?.[place.exit];
      return count === undefined ? undefined : number(count);
    },
  };
}

function OfAll({ report }: { report: AutomationReport }) {
  const { numbers: words, colon } = useFlowWords();
  const { reasons } = useCodes();
  const rows: [string, number][] = [
    ...overall.map((name): [string, number] => [words[name], report[name]]),
    ...messages.map((name): [string, number] => [words[name], report[name]]),
    ...Object.entries(report.skipped.byReason ?? {}).map(([reason, n]): [string, number] => [`${words.skipped}${colon}${wordOf(reasons, reason)}`, n]),
  ];
  return (
    <>
      {report.entered === 0 && <p className="muted">{words.nobody}</p>}
      <Count title={words.title} rows={rows} />
      {Object.keys(report.outcomes ?? {}).length > 0 && (
        <Count title={words.outcomes} rows={Object.entries(report.outcomes).map(([outcome, n]) => [words.outcome[outcome] ?? outcome, n])} />
      )}
      <p className="muted small">{words.help}</p>
    </>
  );
}

function OfElement({ id, report }: { id: string; report: AutomationReport }) {
  const words = useFlowWords();
  const own = words.numbers;
  const flow = useFlow();
  const element = elementOf(flow, id);
  const data: ElementReport | undefined = report.elements[id];
  const sends = data !== undefined && data.targeted > 0;
  return (
    <>
      <div>
        <h3>{nameOf(words, flow, id)}</h3>
        {element !== undefined && <p className="muted small">{kindLabel(words, element.kind)}</p>}
      </div>
      {data === undefined ? (
        <p className="muted">{own.nobody}</p>
      ) : (
        <>
          <Count
            title={own.title}
            rows={[
              [own.entered, data.entered],
              [own.here, data.here],
              ...Object.entries(data.exits ?? {}).map(([exit, n]): [string, number] => [
                [own.left, exitLabel(words, flow, { from: id, exit }, undefined)].filter(Boolean).join(" "),
                n,
              ]),
              ...Object.entries(data.out ?? {}).map(([reason, n]): [string, number] => [`${own.out}${words.colon}${own.outcome[reason] ?? reason}`, n]),
            ]}
          />
          {sends && <Count title={own.targeted} rows={[...messages.map((name): [string, number] => [own[name], data[name]]), [own.skipped, data.skipped]]} />}
          <People id={id} />
        </>
      )}
    </>
  );
}

function Count({ title, rows }: { title: string; rows: [string, number][] }) {
  const words = useFlowWords().numbers;
  const { number } = useFormats();
  return (
    <table className="counts">
      <caption className="hidden">{title}</caption>
      <thead className="hidden">
        <tr>
          <th>{words.table}</th>
          <th>{words.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, n]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{number(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
