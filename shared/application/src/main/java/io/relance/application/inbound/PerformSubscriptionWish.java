package io.relance.application.inbound;

import io.relance.application.events.PublishOptOuts;

/** Does what follows from the opt-outs and opt-ins of texts that the ledger has already. */
public final class PerformSubscriptionWish {
  private final ApplySubscriptionKeywords wishes;
  private final PublishOptOuts publishOptOuts;
  private final SubscriptionReplies replies;

  public PerformSubscriptionWish(
      ApplySubscriptionKeywords wishes,
      PublishOptOuts publishOptOuts,
      SubscriptionReplies replies) {
    this.wishes = wishes;
    this.publishOptOuts = publishOptOuts;
    this.replies = replies;
  }

  /** Publishes the opt-outs of a text, and confirms what it asks for. */
  void perform(ReceivedText text) {
    switch (text.wish()) {
      case OPT_OUT -> {
        var changes = wishes.changesBy(text);
        changes.forEach(publishOptOuts::publish);
        changes.stream()
            .filter(change -> change.contact().equals(text.contact()))
            .forEach(_ -> reply(text));
      }
      case OPT_IN, HELP -> reply(text);
      case NONE -> {}
    }
  }

  private void reply(ReceivedText text) {
    if (!text.answered()) {
      replies.reply(text);
    }
  }
}
