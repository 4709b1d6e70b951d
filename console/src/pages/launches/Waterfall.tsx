import type { UseQueryResult } from "@tanstack/react-query";
import type { LaunchEstimate } from "../../api/types";
import { Facts } from "../../kit/Facts";
import { Fault } from "../../kit/states";
import { useCodes, wordOf } from "../../words/codes";
import { amountOf } from "../../words/duration";
import { useFormats } from "../../words/format";
import { type Bar, Bars } from "./Bars";
import { useLaunchWords } from "./words";

/** From the audience to those who will get it: each loss with its reason, in the order of the rules. */
export function Waterfall({ estimate }: { estimate: UseQueryResult<LaunchEstimate> }) {
  const words = useLaunchWords().launch;
  const { data } = estimate;
  return (
    <section className="card stack counting" aria-busy={estimate.isFetching}>
      <h2>{words.reach}</h2>
      {estimate.isError && <Fault error={estimate.error} />}
      {data === undefined && !estimate.isError && (
        <p className="muted">{estimate.isFetching ? words.estimating : words.complete}</p>
      )}
      {data !== undefined && !estimate.isError && <Steps estimate={data} />}
    </section>
  );
}

function Steps({ estimate }: { estimate: LaunchEstimate }) {
  const words = useLaunchWords().launch;
  const codes = useCodes();
  const { number, money } = useFormats();
  const duration = amountOf(estimate.duration);
  const bars: Bar[] = [
    { label: words.inAudience, value: estimate.all, strong: true },
    ...estimate.steps.map(({ reason, count }) => ({ label: wordOf(codes.reasons, reason), value: count, sign: "−" })),
    ...(estimate.held > 0 ? [{ label: words.held, value: estimate.held }] : []),
    { label: words.will, value: estimate.willReceive, strong: true },
  ];
  return (
    <>
      <Bars caption={words.reach} total={estimate.all} bars={bars} />
      <Facts
        facts={[
          [words.segments, estimate.segments > 0 ? number(estimate.segments) : undefined],
          [words.cost, estimate.cost && words.costOf(money(estimate.cost.amount, estimate.cost.currency))],
          [
            words.costParts,
            estimate.cost &&
              words.costPartsOf(
                money(estimate.cost.messages, estimate.cost.currency),
                money(estimate.cost.aws, estimate.cost.currency),
              ),
          ],
          [words.duration, duration && words.durationOf(duration.amount, words.units[duration.unit] ?? "")],
        ]}
      />
      <p className="muted small">{words.untilDelay}</p>
      {estimate.cost && <p className="muted small">{words.costAssumes}</p>}
    </>
  );
}
