package io.relance.application.inbound;

import io.relance.application.sending.dispatch.ConfirmSubscriptionChange;
import io.relance.domain.contact.Channel;

/** Confirms by text what a text asked about the messages themselves. */
public final class ConfirmSubscriptionByText implements SubscriptionReplies {
  private final ConfirmSubscriptionChange confirmations;

  public ConfirmSubscriptionByText(ConfirmSubscriptionChange confirmations) {
    this.confirmations = confirmations;
  }

  @Override
  public void reply(ReceivedText text) {
    if (text.channel() == Channel.EMAIL) {
      return;
    }
    switch (text.wish()) {
      case OPT_OUT -> confirm(text, ConfirmSubscriptionChange.Keyword.OPT_OUT);
      case OPT_IN -> confirm(text, ConfirmSubscriptionChange.Keyword.OPT_IN);
      case HELP -> confirm(text, ConfirmSubscriptionChange.Keyword.HELP);
      case NONE -> {}
    }
  }

  private void confirm(ReceivedText text, ConfirmSubscriptionChange.Keyword keyword) {
    confirmations.confirm(
        new ConfirmSubscriptionChange.Request(
            text.contact(),
            keyword,
            text.channel(),
            text.occurrence(),
            text.from(),
            text.to(),
            text.provider()));
  }
}
