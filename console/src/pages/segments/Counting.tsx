import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, body } from "../../api/client";
import { reasonOf } from "../../api/problem";
import type { Criteria } from "../../api/types";
import { Facts } from "../../kit/Facts";
import { useCodes } from "../../words/codes";
import { useFormats } from "../../words/format";
import { useSegmentWords } from "./words";

const pause = 150;

/** Names this tab's editor to the server, which then drops its superseded calculations. */
const session = `console-${crypto.randomUUID().slice(0, 8)}`;

/** How many contacts meet criteria, counted while they are edited; superseded calculations are cancelled. */
export function Counting({ criteria }: { criteria: Criteria | undefined }) {
  const words = useSegmentWords().count;
  const { channels } = useCodes();
  const { number, full } = useFormats();
  const settled = useSettled(criteria, pause);
  const query = useQuery({
    queryKey: ["calculation", settled],
    queryFn: ({ signal }) =>
      body(api.POST("/v1/segments/calculations", { body: { criteria: settled as Criteria, session }, signal })),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 10_000,
  });
  const old = query.isPlaceholderData || query.isFetching || settled !== criteria;
  const { data } = query;
  return (
    <section className="card stack counting">
      <h2>{words.title}</h2>
      {criteria === undefined && <p className="muted">{words.none}</p>}
      {criteria !== undefined && data !== undefined && !query.isError && (
        <div className={old ? "stack old" : "stack"}>
          <strong className="big">{number(data.count.all)}</strong>
          <Facts
            facts={(["sms", "email", "whatsapp"] as const).map((channel) => [
              channels[channel] ?? channel,
              number(data.count.reachable[channel]),
            ])}
          />
          <span className="muted small">{words.asOf(full(data.asOf), number(data.tookMs))}</span>
          <p lang="en">
            <span className="muted small">{words.english}: </span>
            {data.sentence.en}
          </p>
          <p lang="fr">
            <span className="muted small">{words.french} : </span>
            {data.sentence.fr}
          </p>
          <ul>
            {data.diagnostics.map((diagnostic) => (
              <li key={diagnostic.code + diagnostic.path} className="caution small" lang="en">
                {diagnostic.message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {criteria !== undefined && query.isError && (
        <div className="muted">
          <p>{words.incomplete}</p>
          <p className="small lines" lang="en">
            {reasonOf(query.error)}
          </p>
        </div>
      )}
      <span className="hidden" role="status">
        {!old && data !== undefined ? words.status(number(data.count.all)) : ""}
      </span>
    </section>
  );
}

/** A value once it has not changed for some time. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
