import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { reasonOf } from "../../api/problem";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { Answer, Empty } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useFormats } from "../../words/format";
import type { PageProps } from "../Pages";
import { useDeadLetterWords } from "./words";

type DeadLetter = components["schemas"]["DeadLetter"];
type Cause = components["schemas"]["DeadLetterCause"];

/** Work that failed after the last retry, by cause; with a cause in the address, each that has it. */
export default function DeadLetters({ params }: PageProps) {
  const words = useDeadLetterWords().deadLetters;
  const cause = params.get("cause");
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="muted">{words.help}</p>
      {cause === null ? <Causes /> : <Letters cause={cause} />}
    </div>
  );
}

function useChanged() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("dead-letter") });
}

function Causes() {
  const words = useDeadLetterWords().deadLetters;
  const query = useQuery({
    queryKey: ["dead-letter-causes"],
    queryFn: ({ signal }) => body(api.GET("/v1/dead-letters/causes", { signal })),
    refetchInterval: 15_000,
  });
  return (
    <Answer query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>
            <p>{words.none}</p>
          </Empty>
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th>{words.cause}</th>
                <th className="number">{words.count}</th>
                <th>{words.first}</th>
                <th>{words.last}</th>
                <th>
                  <span className="hidden">{words.replayAll}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((cause) => (
                <CauseRow key={cause.cause} cause={cause} />
              ))}
            </tbody>
          </table>
        )
      }
    </Answer>
  );
}

function CauseRow({ cause }: { cause: Cause }) {
  const words = useDeadLetterWords().deadLetters;
  const { number, moment } = useFormats();
  const changed = useChanged();
  const [asking, setAsking] = useState(false);
  return (
    <tr>
      <td className="first lines">
        <a href={href(["dead-letters"], { cause: cause.cause })} lang="en">
          {cause.cause}
        </a>
      </td>
      <td className="number" data-label={words.count}>
        {number(cause.count)}
      </td>
      <td className="muted" data-label={words.first}>
        {moment(cause.firstAt)}
      </td>
      <td className="muted" data-label={words.last}>
        {moment(cause.lastAt)}
      </td>
      <td>
        <Button needs="admin" onClick={() => setAsking(true)}>
          {words.replayAll}
        </Button>
        {asking && (
          <Confirmation
            title={words.replayTitle}
            submit={words.replayAll}
            run={async () => {
              const { replayed } = await body(api.POST("/v1/dead-letters/replays", { body: { cause: cause.cause } }));
              toast(words.replayed(replayed));
            }}
            onDone={() => void changed()}
            onClose={() => setAsking(false)}
          >
            <p className="lines" lang="en">
              {cause.cause}
            </p>
            <p>{words.replayText(number(cause.count))}</p>
          </Confirmation>
        )}
      </td>
    </tr>
  );
}

function Letters({ cause }: { cause: string }) {
  const words = useDeadLetterWords().deadLetters;
  const letters = usePages(["dead-letters", cause], (cursor, signal) =>
    body(api.GET("/v1/dead-letters", { params: { query: { cause, cursor } }, signal })),
  );
  return (
    <>
      <a href={href(["dead-letters"])} className="small">
        ← {words.all}
      </a>
      <h2 className="lines" lang="en">
        {cause}
      </h2>
      <Listing query={letters} empty={<p>{words.noMore}</p>}>
        {(items) => (
          <table className="table">
            <thead>
              <tr>
                <th>{words.at}</th>
                <th>{words.kind}</th>
                <th>{words.resource}</th>
                <th>{words.reason}</th>
                <th>
                  <span className="hidden">{words.replay}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((letter) => (
                <LetterRow key={letter.id} letter={letter} />
              ))}
            </tbody>
          </table>
        )}
      </Listing>
    </>
  );
}

function LetterRow({ letter }: { letter: DeadLetter }) {
  const words = useDeadLetterWords().deadLetters;
  const { moment } = useFormats();
  const changed = useChanged();
  const replay = useMutation({
    mutationFn: () => body(api.POST("/v1/dead-letters/{id}/replay", { params: { path: { id: letter.id } } })),
    onSuccess: async () => {
      toast(words.replayed(1));
      await changed();
    },
    onError: (error) => toast(reasonOf(error)),
  });
  return (
    <tr>
      <td className="muted">{moment(letter.at)}</td>
      <td>{words.kinds[letter.kind]}</td>
      <td className="mono">{letter.resource}</td>
      <td className="first lines" lang="en">
        {letter.reason}
      </td>
      <td>
        <Button needs="admin" busy={replay.isPending} onClick={() => replay.mutate()}>
          {words.replay}
        </Button>
      </td>
    </tr>
  );
}
