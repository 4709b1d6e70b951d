package io.relance.application.inbound;

import io.relance.application.sending.engagement.Engagement;
import io.relance.application.sending.engagement.RecordEngagement;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Records which message a text replies to, or unsubscribes by: the last one before it, by its
 * channel and sender.
 */
public final class RecordReplies {
  private final SentMessages sent;
  private final RecordEngagement engagement;

  /**
   * @param ours the configured senders
   */
  public RecordReplies(ItemStore store, Set<String> ours, InstantSource clock) {
    this.sent = new SentMessages(store, new OwnNumbers(store, ours), clock);
    this.engagement = new RecordEngagement(store);
  }

  /**
   * The writes that record the reply of a text, for the transaction that settles the text; empty if
   * it replies to no message, or is recorded.
   */
  List<Write> writes(ReceivedText text, Engagement what, Instant receivedAt) {
    return sent.newestBefore(text, receivedAt)
        .map(message -> engagement.writes(message, what, receivedAt))
        .orElse(List.of());
  }

  /** Records the reply of a text; repeated, it counts once. */
  void record(ReceivedText text, Engagement what, Instant receivedAt) {
    sent.newestBefore(text, receivedAt)
        .ifPresent(message -> engagement.record(message, what, receivedAt));
  }
}
