package io.relance.application.sending.model;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Messages of long ago, sent and received, of which nothing waits any more. */
public final class OldMessages {
  private final ItemStore store;

  public OldMessages(ItemStore store) {
    this.store = store;
  }

  /**
   * The messages that were queued or received before an instant.
   *
   * @param cutoff as stored
   */
  public static Query before(String cutoff) {
    return Query.of(Tables.SENDS, Send.LISTED)
        .on(Tables.SENDS_LISTED)
        .between(Instants.text(Instant.EPOCH), cutoff);
  }

  /**
   * The writes that delete messages, those of each message apart; refused when it has changed since
   * it was read. A message stays until it has been settled as long, and while its wave waits at its
   * element: a replay would send again what it does not find there.
   *
   * @param messages at most 100
   */
  public List<List<Write>> deletions(List<Item> messages, Instant cutoff) {
    var keys = messages.stream().flatMap(it -> progress(it).stream()).distinct().toList();
    var waiting =
        store.getAll(keys).values().stream()
            .filter(item -> SendProgress.of(item).pending() > 0)
            .map(Item::key)
            .collect(Collectors.toSet());
    return messages.stream()
        .filter(it -> isSettledBefore(it, cutoff))
        .filter(it -> progress(it).filter(waiting::contains).isEmpty())
        .map(OldMessages::deletion)
        .toList();
  }

  /** The enrollments whose messages are queued or held yet. */
  public static Set<EnrollmentId> waiting(List<Item> messages) {
    return messages.stream()
        .filter(it -> !isReceived(it))
        .map(Send::of)
        .filter(it -> !isOver(it))
        .flatMap(it -> it.intent().position().stream())
        .map(FlowPosition::enrollment)
        .collect(Collectors.toSet());
  }

  private static boolean isReceived(Item message) {
    return message.text("state").equals(Optional.of(ReceivedMessage.STATE));
  }

  private static boolean isOver(Send send) {
    return send.state().settled() && send.state() != SendState.HELD;
  }

  private static boolean isSettledBefore(Item message, Instant cutoff) {
    return isReceived(message)
        || (isOver(Send.of(message))
            && message
                .text(Send.SETTLED_AT)
                .map(Instant::parse)
                .filter(at -> !at.isBefore(cutoff))
                .isEmpty());
  }

  private static Optional<ItemKey> progress(Item message) {
    return Optional.of(message)
        .filter(it -> !isReceived(it))
        .flatMap(it -> Send.of(it).intent().position())
        .map(it -> SendKeys.progress(it.wave(), it.element()));
  }

  private static List<Write> deletion(Item message) {
    var deletion =
        new Write.Delete(
            message.key(), Precondition.equal("state", message.text("state").orElseThrow()));
    var all = new ArrayList<Write>();
    all.add(deletion);
    message.text(TrackedLinks.CODE).map(SendKeys::link).map(Write::delete).ifPresent(all::add);
    if (!isReceived(message) && Send.of(message).intent().kind().isStored()) {
      all.add(Write.delete(SendKeys.emailBody(Send.of(message).id())));
    }
    return all;
  }
}
