import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import type { Enrollment } from "../../api/types";
import { Button } from "../../kit/Button";
import { Fault, Skeleton } from "../../kit/states";
import { href } from "../../router";
import { useWords } from "../../words";
import { useFlowWords } from "../../words/flow";
import { useFormats } from "../../words/format";
import { useEditing } from "./editing";
import { contactName } from "./PersonChoice";

/** The people who are at an element now, or whose way ended at it. */
export function People({ id }: { id: string }) {
  const words = useFlowWords().numbers;
  const common = useWords().common;
  const { automationId } = useEditing();
  const [state, setState] = useState<"in-progress" | "ended">("in-progress");
  const query = useInfiniteQuery({
    queryKey: ["enrollments", automationId, id, state],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/v1/automations/{id}/enrollments", {
          params: { path: { id: automationId }, query: { elementId: id, state, limit: 20, ...(pageParam !== undefined && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="stack tight">
      <h3>{words.people}</h3>
      <div className="row" role="group" aria-label={words.people}>
        {(["in-progress", "ended"] as const).map((each) => (
          <button key={each} type="button" className="button" aria-pressed={state === each} onClick={() => setState(each)}>
            {each === "ended" ? words.endedHere : words.hereNow}
          </button>
        ))}
      </div>
      {query.isError && <Fault error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={2} />}
      {query.isSuccess && people.length === 0 && <p className="muted">{words.none}</p>}
      <ul className="stack tight">
        {people.map((enrollment) => (
          <PersonLine key={enrollment.id} enrollment={enrollment} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common.more}
        </Button>
      )}
    </section>
  );
}

function PersonLine({ enrollment }: { enrollment: Enrollment }) {
  const words = useFlowWords().numbers;
  const formats = useFormats();
  const { contactId, outcome, until, enteredAt, endedAt, version, reason } = enrollment;
  const contact = useQuery({
    queryKey: ["contact", contactId],
    queryFn: ({ signal }) => body(api.GET("/v1/contacts/{id}", { params: { path: { id: contactId } }, signal })),
    staleTime: 60_000,
    retry: false,
  });
  const details = [
    outcome === undefined ? undefined : (words.outcome[outcome] ?? outcome),
    reason === outcome ? undefined : reason,
    until !== undefined && outcome === undefined ? words.until(formats.moment(until)) : words.since(formats.moment(endedAt ?? enteredAt)),
    words.onVersion(String(version)),
  ];
  return (
    <li>
      <a href={href(["contacts", contactId])}>{contact.data === undefined ? contactId : contactName(contact.data)}</a>{" "}
      <span className="muted small">{details.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
