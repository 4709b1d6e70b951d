package io.relance.application.inbound;

import io.relance.application.sending.ConfirmWish;
import io.relance.domain.contact.Channel;

/** Confirms by text what a text asked about the messages themselves. */
public final class ConfirmByText implements SubscriptionReplies {
  private final ConfirmWish confirmations;

  public ConfirmByText(ConfirmWish confirmations) {
    this.confirmations = confirmations;
  }

  @Override
  public void reply(ReceivedText text) {
    if (text.channel() != Channel.SMS) {
      return;
    }
    switch (text.wish()) {
      case OPT_OUT -> confirm(text, ConfirmWish.Wish.OPT_OUT);
      case OPT_IN -> confirm(text, ConfirmWish.Wish.OPT_IN);
      case HELP -> confirm(text, ConfirmWish.Wish.HELP);
      case NONE -> {}
    }
  }

  private void confirm(ReceivedText text, ConfirmWish.Wish wish) {
    confirmations.confirm(
        new ConfirmWish.Asked(text.contact(), wish, text.occurrence(), text.from(), text.to()));
  }
}
