import type { paths } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { useAllAutomations, useAutomationName } from "../../api/directory";
import type { Message } from "../../api/types";
import { Button } from "../../kit/Button";
import { FilterMenu } from "../../kit/FilterMenu";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { filter, href } from "../../router";
import { useWords } from "../../words";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import type { PageProps } from "../Pages";
import { MessageState, NoText } from "./Bubble";
import { ContactLink } from "./ContactLink";
import { MessagesTabs } from "./MessagesTabs";
import { useMessageWords } from "./words";

type Query = NonNullable<paths["/v1/messages"]["get"]["parameters"]["query"]>;

/** The filters of messages, as the address and the API name them. */
const names = ["direction", "channel", "state", "reason", "automationId", "elementId", "launchId", "contactId"] as const;

/** The messages sent and received, filtered as the address says. */
export default function Messages({ params }: PageProps) {
  const words = useMessageWords().messages;
  const { noMatch } = useWords().common;
  const filters = Object.fromEntries(names.filter((name) => params.get(name)).map((name) => [name, params.get(name)]));
  const messages = usePages(
    ["messages", filters],
    (cursor, signal) => body(api.GET("/v1/messages", { params: { query: { ...(filters as Query), cursor } }, signal })),
    15_000,
  );
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <MessagesTabs here="messages" />
      <Filters params={params} />
      <Listing query={messages} empty={<p>{Object.keys(filters).length > 0 ? noMatch : words.empty}</p>}>
        {(items) => <Table messages={items} />}
      </Listing>
    </div>
  );
}

function Filters({ params }: { params: URLSearchParams }) {
  const words = useMessageWords().messages;
  const { all } = useWords().common;
  const codes = useCodes();
  const automations = useAllAutomations().data ?? [];
  const menus: [name: (typeof names)[number], label: string, options: [string, string][]][] = [
    ["direction", words.direction, Object.entries(words.directions)],
    ["channel", words.channel, Object.entries(codes.channels)],
    ["state", words.state, Object.entries(codes.messageStates)],
    ["reason", words.reason, Object.entries(codes.reasons)],
    ["automationId", words.automation, automations.map(({ id, name }) => [id, name])],
  ];
  const narrow = [
    ["elementId", words.element],
    ["launchId", words.launch],
    ["contactId", words.contact],
  ] as const;
  return (
    <div className="row" role="search">
      {menus.map(([name, label, options]) => (
        <FilterMenu
          key={name}
          label={label}
          all={all}
          value={params.get(name) ?? ""}
          options={options}
          onChange={(value) => filter({ [name]: value })}
        />
      ))}
      {narrow
        .filter(([name]) => params.has(name))
        .map(([name, label]) => (
          <span key={name} className="badge accent row">
            {words.onlyOne(`${label} ${params.get(name)}`)}
            <Button look="icon quiet" aria-label={words.removeFilter} onClick={() => filter({ [name]: undefined })}>
              <span aria-hidden="true">✕</span>
            </Button>
          </span>
        ))}
    </div>
  );
}

function Table({ messages }: { messages: Message[] }) {
  const words = useMessageWords().messages;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.at}</th>
          <th>{words.contact}</th>
          <th>{words.channel}</th>
          <th>{words.text}</th>
          <th>{words.automation}</th>
          <th>{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <Row key={message.id} message={message} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ message }: { message: Message }) {
  const words = useMessageWords().messages;
  const codes = useCodes();
  const name = useAutomationName();
  const { moment } = useFormats();
  return (
    <tr>
      <td>
        <a href={href(["messages", message.id])}>
          <time dateTime={message.at}>{moment(message.at)}</time>
        </a>
      </td>
      <td>{message.contactId === undefined ? message.to : <ContactLink id={message.contactId} />}</td>
      <td>
        <span className="nowrap" title={words.directions[message.direction]}>
          <span aria-hidden="true">{message.direction === "inbound" ? "← " : "→ "}</span>
          <span className="hidden">{words.directions[message.direction]} </span>
          {wordOf(codes.channels, message.channel)}
        </span>
      </td>
      <td className="first">
        <span className="clamp">{message.subject ?? message.text ?? <NoText message={message} />}</span>
      </td>
      <td>
        {message.automationId !== undefined && (
          <a href={href(["automations", message.automationId], { element: message.elementId })}>
            {name(message.automationId)}
          </a>
        )}
      </td>
      <td>
        <MessageState message={message} />
      </td>
    </tr>
  );
}
