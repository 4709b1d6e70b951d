import { api, body } from "../../api/client";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { Bubble } from "../messages/Bubble";
import { useContactWords } from "./words";

/** The messages to and from a contact, as a conversation on a phone, newest first. */
export function Messages({ contactId }: { contactId: string }) {
  const words = useContactWords().contact;
  const messages = usePages(
    ["contact-messages", contactId],
    (cursor, signal) => body(api.GET("/v1/messages", { params: { query: { contactId, cursor } }, signal })),
    15_000,
  );
  return (
    <Listing query={messages} empty={<p>{words.noMessages}</p>}>
      {(items) => (
        <ol className="thread">
          {items.map((message) => (
            <Bubble key={message.id} message={message} />
          ))}
        </ol>
      )}
    </Listing>
  );
}
