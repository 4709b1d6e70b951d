package io.relance.application.inbound;

import io.relance.domain.store.ItemStore;
import io.relance.domain.text.AutoReplies;
import io.relance.domain.text.Reactions;

/**
 * Recognises what no person wrote to us: answers of robots, reports of reactions, and our own texts
 * come back (L-28).
 */
final class AutomatedTexts {
  private final SentTexts sent;

  AutomatedTexts(ItemStore store) {
    this.sent = new SentTexts(store);
  }

  boolean isAutomated(ReceivedText text) {
    return AutoReplies.recognise(text.text()).isPresent()
        || Reactions.isReaction(text.text())
        || (AutoReplies.mayBeEcho(text.text()) && repeatsOurs(text));
  }

  private boolean repeatsOurs(ReceivedText text) {
    return sent.latest(text.contact()).stream()
        .anyMatch(ours -> AutoReplies.isEcho(text.text(), ours));
  }
}
