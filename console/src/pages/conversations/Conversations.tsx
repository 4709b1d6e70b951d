import type { paths } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { useAllAutomations, useAutomationName } from "../../api/directory";
import type { components } from "../../../generated/schema";
import { FilterMenu } from "../../kit/FilterMenu";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { filter, href } from "../../router";
import { useWords } from "../../words";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import { ContactLink } from "../messages/ContactLink";
import { MessagesTabs } from "../messages/MessagesTabs";
import { useMessageWords } from "../messages/words";
import type { PageProps } from "../Pages";

type Conversation = components["schemas"]["Conversation"];
type Query = NonNullable<paths["/v1/conversations"]["get"]["parameters"]["query"]>;

const names = ["state", "automationId", "contactId"] as const;

/** The conversations: questions that automations ask, and what contacts answer. */
export default function Conversations({ params }: PageProps) {
  const words = useMessageWords().conversations;
  const { all, noMatch } = useWords().common;
  const automations = useAllAutomations().data ?? [];
  const filters = Object.fromEntries(names.filter((name) => params.get(name)).map((name) => [name, params.get(name)]));
  const conversations = usePages(
    ["conversations", filters],
    (cursor, signal) =>
      body(api.GET("/v1/conversations", { params: { query: { ...(filters as Query), cursor } }, signal })),
    15_000,
  );
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <MessagesTabs here="conversations" />
      <div className="row" role="search">
        <FilterMenu
          label={words.state}
          all={all}
          value={params.get("state") ?? ""}
          options={Object.entries(words.states)}
          onChange={(state) => filter({ state })}
        />
        <FilterMenu
          label={words.automation}
          all={all}
          value={params.get("automationId") ?? ""}
          options={automations.map(({ id, name }) => [id, name])}
          onChange={(automationId) => filter({ automationId })}
        />
      </div>
      <Listing query={conversations} empty={<p>{Object.keys(filters).length > 0 ? noMatch : words.empty}</p>}>
        {(items) => <Table conversations={items} />}
      </Listing>
    </div>
  );
}

function Table({ conversations }: { conversations: Conversation[] }) {
  const words = useMessageWords().conversations;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.contact}</th>
          <th>{words.automation}</th>
          <th>{words.question}</th>
          <th>{words.answers}</th>
          <th>{words.state}</th>
          <th>{words.opened}</th>
        </tr>
      </thead>
      <tbody>
        {conversations.map((conversation) => (
          <Row key={conversation.id} conversation={conversation} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ conversation }: { conversation: Conversation }) {
  const words = useMessageWords().conversations;
  const codes = useCodes();
  const name = useAutomationName();
  const { moment } = useFormats();
  const { automationId, elementId, state } = conversation;
  return (
    <tr>
      <td className="first">
        <ContactLink id={conversation.contactId} />
        <div className="muted small">{wordOf(codes.channels, conversation.channel)}</div>
      </td>
      <td>
        <a href={href(["automations", automationId], { element: elementId })}>{name(automationId)}</a>
      </td>
      <td>
        <span className="mono">{elementId}</span>
        {conversation.reprompts > 0 && (
          <div className="muted small">{`${words.reprompts}: ${conversation.reprompts}`}</div>
        )}
      </td>
      <td>{Object.values(conversation.answers).join(", ")}</td>
      <td>
        <span className={state === "open" ? "badge accent" : state === "answered" ? "badge good" : "badge"}>
          {wordOf(words.states, state)}
        </span>
        <div className="muted small">
          {state === "open"
            ? `${words.deadline} ${moment(conversation.deadline)}`
            : wordOf(words.endReasons, conversation.endReason)}
        </div>
      </td>
      <td className="muted">
        <a href={href(["contacts", conversation.contactId, "messages"])}>{moment(conversation.openedAt)}</a>
      </td>
    </tr>
  );
}
