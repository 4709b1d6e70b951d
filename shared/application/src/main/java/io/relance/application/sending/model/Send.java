package io.relance.application.sending.model;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * One message to one contact at one element.
 *
 * @param at the instant at which it was queued
 * @param reason why it was skipped or failed, in words
 * @param providerId the provider's own id of the message
 */
public record Send(
    SendId id,
    SendIntent intent,
    SendState state,
    Instant at,
    Optional<Content> content,
    Optional<Claim> claim,
    Attempts attempts,
    Optional<String> reason,
    Optional<String> providerId,
    boolean delivered) {
  static final String LISTED = "sends";

  /** The attribute with the code of the provider's last refusal. */
  public static final String PROVIDER_CODE = "providerCode";

  /** The attribute with the instant since which it is sent, failed, skipped or unconfirmed. */
  public static final String SETTLED_AT = "settledAt";

  /** The attribute with the instant at which it was known to be delivered. */
  public static final String DELIVERED_AT = "deliveredAt";

  /** The same enrollment at the same element always gives the same send. */
  public static SendId id(EnrollmentId enrollment, ElementId element) {
    return new SendId(Ids.hash("send", enrollment.value(), element.value()));
  }

  /** The id of a forward of an enrollment's message to one receiver. */
  public static String forwardId(EnrollmentId enrollment, ElementId element, String receiver) {
    return Ids.hash("forward", enrollment.value(), element.value(), receiver);
  }

  /** A new send, whose content is rendered when it is claimed. */
  public static Send queued(SendId id, SendIntent sendIntent, Instant at) {
    return new Send(
        id,
        sendIntent,
        SendState.QUEUED,
        at,
        Optional.empty(),
        Optional.empty(),
        Attempts.NONE,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** A new send that waits for its approval. */
  public static Send prepared(SendId id, SendIntent sendIntent, Instant at) {
    return new Send(
        id,
        sendIntent,
        SendState.HELD,
        at,
        Optional.empty(),
        Optional.empty(),
        Attempts.NONE,
        Optional.of(SendWrites.APPROVAL),
        Optional.empty(),
        false);
  }

  /** A new send with a fixed content. */
  public static Send queued(SendId id, SendIntent sendIntent, Content content, Instant at) {
    return new Send(
        id,
        sendIntent,
        SendState.QUEUED,
        at,
        Optional.of(content),
        Optional.empty(),
        Attempts.NONE,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The send with a claim. */
  public Send claimed(Claim claim, Content content, Instant now) {
    var since = attempts.since().or(() -> Optional.of(now));
    return new Send(
        id,
        intent,
        SendState.CLAIMED,
        at,
        Optional.of(content),
        Optional.of(claim),
        new Attempts(attempts.rejections(), since, attempts.notBefore(), attempts.lookups()),
        reason,
        providerId,
        delivered);
  }

  public static Send of(Item item) {
    return new Send(
        new SendId(item.text("id").orElseThrow()),
        SendIntent.of(item),
        SendState.of(item.text("state").orElseThrow()),
        item.instant("at").orElseThrow(),
        Content.of(item),
        Claim.of(item),
        Attempts.of(item),
        item.text("reason"),
        item.text("providerId"),
        item.attribute("delivered").equals(Optional.of(Value.of(true))));
  }

  /** The item of a new send. */
  public Item item() {
    var item = ItemBuilder.at(SendKeys.send(id)).text("id", id.value());
    intent.into(item);
    content.ifPresent(found -> found.into(item));
    return item.text("state", state.text())
        .text("reason", reason)
        .instant("at", at)
        .text("listed", LISTED)
        .build();
  }
}
