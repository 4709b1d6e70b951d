import { api, body } from "../../api/client";
import type { Segment } from "../../api/types";
import { ListPage } from "../../kit/ListPage";
import { usePages } from "../../kit/paging";
import { href } from "../../router";
import { useLanguage } from "../../words";
import { useCodes } from "../../words/codes";
import { useFormats } from "../../words/format";
import { useSegmentWords } from "./words";

/** The segments, with their criteria in words and their numbers now. */
export default function Segments() {
  const words = useSegmentWords().segments;
  const segments = usePages(["segments"], (cursor, signal) =>
    body(api.GET("/v1/segments", { params: { query: { cursor } }, signal })),
  );
  const create = (
    <a className="button primary" aria-keyshortcuts="n" href={href(["segments", "new"])}>
      {words.create}
    </a>
  );
  return (
    <ListPage title={words.title} create={create} query={segments} empty={words.empty}>
      {(items) => <Table segments={items} />}
    </ListPage>
  );
}

function Table({ segments }: { segments: Segment[] }) {
  const words = useSegmentWords().segments;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.name}</th>
          <th>{words.criteria}</th>
          <th className="number">{words.members}</th>
          <th>{words.reachable}</th>
          <th>{words.updatedAt}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <Row key={segment.id} segment={segment} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ segment }: { segment: Segment }) {
  const words = useSegmentWords().segments;
  const { channels } = useCodes();
  const language = useLanguage();
  const { number, date } = useFormats();
  return (
    <tr>
      <td className="first">
        <span className="row">
          <a href={href(["segments", segment.id])}>{segment.name}</a>
          {segment.persona && <span className="badge accent">{words.persona}</span>}
        </span>
      </td>
      <td>
        <span className="clamp">{segment.sentence[language]}</span>
      </td>
      <td className="number" data-label={words.members}>
        <a href={href(["contacts"], { segment: segment.id })}>{number(segment.count.all)}</a>
      </td>
      <td className="muted">
        {(["sms", "email", "whatsapp"] as const)
          .map((channel) => `${channels[channel]} ${number(segment.count.reachable[channel])}`)
          .join(" · ")}
      </td>
      <td className="muted">{date(segment.updatedAt)}</td>
    </tr>
  );
}
