import { api, body } from "../../api/client";
import { useLists } from "../../api/directory";
import type { TimelineEvent } from "../../api/types";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { href } from "../../router";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import { CriterionText } from "../../criteria/CriterionText";
import { useContactWords } from "./words";

/** What happened to a contact, newest first, with reasons. */
export function Timeline({ contactId }: { contactId: string }) {
  const words = useContactWords().contact;
  const events = usePages(
    ["contact-timeline", contactId],
    (cursor, signal) =>
      body(
        api.GET("/v1/contacts/{id}/timeline", { params: { path: { id: contactId }, query: { cursor } }, signal }),
      ),
    15_000,
  );
  return (
    <Listing query={events} empty={<p>{words.noTimeline}</p>}>
      {(items) => (
        <ol className="timeline">
          {items.map((event, index) => (
            <Event key={`${event.at} ${index}`} event={event} />
          ))}
        </ol>
      )}
    </Listing>
  );
}

const good = /subscribed|delivered|message-sent|order$/;
const bad = /failed|refused|skipped|unsubscribed|conflict|unusable|unconfirmed|cancelled/;

function Event({ event }: { event: TimelineEvent }) {
  const words = useContactWords().timeline;
  const codes = useCodes();
  const lists = useLists().data ?? [];
  const { full } = useFormats();
  const tone = bad.test(event.type) ? "bad" : good.test(event.type) ? "good" : "";
  const list = lists.find(({ id }) => id === event.listId);
  const { channel, state, source, type, purpose, exit, ...others } = event.details;
  const notes = [
    channel && wordOf(codes.channels, channel),
    (type ?? purpose) && wordOf(codes.purposes, type ?? purpose),
    event.elementId && words.element(event.elementId),
    exit && words.exit(exit),
    event.version !== undefined && words.version(String(event.version)),
    event.until && words.until(full(event.until)),
    event.statedAt && words.stated(full(event.statedAt)),
    source && !source.startsWith("launch-") && source,
    ...Object.values(others),
  ].filter(Boolean);
  return (
    <li className={tone}>
      <div className="spread tight">
        <span className="row">
          <strong>{wordOf(codes.timeline, event.type)}</strong>
          {event.automationId !== undefined && (
            <a href={href(["automations", event.automationId])}>{event.automationName ?? event.automationId}</a>
          )}
          {list !== undefined && <a href={href(["contacts"], { list: list.id })}>{list.name}</a>}
          {event.reason && <span className="badge">{wordOf({ ...codes.reasons, ...codes.outcomes }, event.reason)}</span>}
        </span>
        <time className="muted small" dateTime={event.at}>
          {full(event.at)}
        </time>
      </div>
      {notes.length > 0 && <p className="muted small">{notes.join(" · ")}</p>}
      {event.criterion !== undefined && (
        <p className="small">
          <CriterionText criterion={event.criterion} />
        </p>
      )}
      {event.text && <p className="lines bubble">{event.text}</p>}
    </li>
  );
}
