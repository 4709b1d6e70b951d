package io.relance.functions.api.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.sending.model.MessageLink;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.SendIntent;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.LaunchId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An outbound or inbound message.
 *
 * @param kind of an outbound one: a message to the contact, a contact's message forwarded to
 *     another recipient, the confirmation of an opt-out, opt-in or help word, or a test
 * @param contactId absent from a test with sample values
 * @param automationId the automation that sends it, or that an inbound one was routed to
 * @param purpose of an outbound one
 * @param provider absent until the message is dispatched; {@code sandbox} if none is configured
 * @param to absent until the message is dispatched, and after its contact is erased
 * @param text absent until the message is dispatched, and after its contact is erased
 * @param reason the code of a skip, or the error of a failure
 * @param providerCode the code of the provider's last refusal of one that is queued or failed
 * @param segments billed SMS segments: by the provider's count once it is known, by the estimate
 *     until then; 0 for other channels
 * @param estimatedSegments SMS segments of the text by our count; 0 for other channels
 * @param decision of an inbound one: how it was routed; absent until then
 * @param contactRule of an inbound one: why it belongs to this contact; no other has the number, an
 *     exchange with it is open on that sender, the last message to the number was to it, the number
 *     is its own, or it was created for the message
 * @param links the short links in its text, which lead to these addresses
 * @param at when it was queued, or received
 */
@Schema(name = "Message")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MessageView(
    String id,
    @Schema(
            type = "string",
            allowableValues = {"outbound", "inbound"})
        String direction,
    @Schema(
            type = "string",
            allowableValues = {"message", "forward", "confirmation", "reply", "notice", "test"})
        Optional<String> kind,
    Optional<String> contactId,
    Optional<String> automationId,
    Optional<String> elementId,
    Optional<String> launchId,
    @Schema(
            type = "string",
            allowableValues = {"sms", "whatsapp", "email"})
        String channel,
    @Schema(
            type = "string",
            allowableValues = {"marketing", "transactional"})
        Optional<String> purpose,
    Optional<String> provider,
    Optional<String> to,
    Optional<String> from,
    Optional<String> subject,
    Optional<String> text,
    @Schema(
            type = "string",
            allowableValues = {
              "queued",
              "held",
              "sent",
              "delivered",
              "failed",
              "skipped",
              "unconfirmed",
              "received"
            })
        String state,
    Optional<String> reason,
    Optional<String> providerCode,
    int segments,
    int estimatedSegments,
    Optional<MessageDecision> decision,
    @Schema(
            type = "string",
            allowableValues = {
              "only-contact",
              "open-exchange",
              "last-message",
              "owner",
              "new-contact"
            })
        Optional<String> contactRule,
    List<Link> links,
    Instant at) {

  /**
   * A short link of a message.
   *
   * @param url the address that it leads to
   * @param clicks how often people followed it, at most 100 for all links of a message
   * @param robotClicks how often robots did, such as previews of messaging apps; at most 100
   */
  @Schema(name = "MessageLink")
  public record Link(String url, long clicks, long robotClicks) {
    static Link of(MessageLink link) {
      return new Link(link.url(), link.clicks(), link.robotClicks());
    }
  }

  /** A stored message. */
  public static MessageView of(Messages.View view) {
    boolean inbound = view.direction().equals(Messages.INBOUND);
    return new MessageView(
        view.id().value(),
        view.direction(),
        inbound ? Optional.empty() : Optional.of(view.kind()),
        Optional.of(view.contact())
            .filter(contact -> !contact.equals(SendIntent.SAMPLE))
            .map(ContactId::value),
        view.automation().map(AutomationId::value),
        view.element().map(ElementId::value),
        view.launch().map(LaunchId::value),
        view.channel(),
        view.purpose(),
        view.provider(),
        view.to(),
        view.from(),
        view.subject(),
        view.text(),
        view.state(),
        view.reason(),
        view.providerCode(),
        view.segments(),
        view.estimatedSegments(),
        view.rule().map(rule -> MessageDecision.of(rule, view)),
        view.writer(),
        view.links().stream().map(Link::of).toList(),
        view.at());
  }

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "MessageView[id=" + id + "]";
  }
}
