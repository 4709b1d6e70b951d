package io.relance.application.inbound;

import io.relance.application.sending.engagement.Engagement;
import io.relance.application.sending.engagement.RecordEngagement;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Records which message a text replies to: the last one before it, by its channel and sender. */
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

  /** Records the reply of a text; repeated, it counts once. */
  void record(ReceivedText text, Instant receivedAt) {
    sent.newestBefore(text, receivedAt)
        .ifPresent(message -> engagement.record(message, Engagement.REPLIED, receivedAt));
  }
}
