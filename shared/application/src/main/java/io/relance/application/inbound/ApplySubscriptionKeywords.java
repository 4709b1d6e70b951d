package io.relance.application.inbound;

import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.ConsentLedger.Consented;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.domain.inbound.InboundText.OptOutType;
import io.relance.domain.text.SubscriptionIntent;
import io.relance.domain.text.SubscriptionWords;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Enters in the ledger what texts ask about the messages themselves. Told of the same text again it
 * enters nothing twice, and answers the same.
 */
public final class ApplySubscriptionKeywords {
  private final ConsentLedger ledger;
  private final InstantSource clock;

  public ApplySubscriptionKeywords(ConsentLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Honours what a text asks, as the provider or we read it.
   *
   * @return what it counts as: a YES from somebody who had not opted out asks nothing
   */
  Wish apply(ReceivedText text, Optional<OptOutType> provider) {
    var words = SubscriptionWords.read(text.text());
    var wish = wish(words, provider);
    return switch (wish) {
      case OPT_OUT -> {
        ledger.enter(text.contact(), optOut(text));
        yield wish;
      }
      case OPT_IN -> optIn(text, words);
      case HELP, NONE -> wish;
    };
  }

  /** What an opt-out by this text changed, answered as often as it is asked for. */
  Optional<ConsentChanged> changeBy(ReceivedText text) {
    return ledger.enter(text.contact(), optOut(text)).toTell();
  }

  private Wish optIn(ReceivedText text, SubscriptionIntent words) {
    var consentStatement =
        ConsentStatement.optIn(text.channel(), source(text), clock.instant()).by(text.occurrence());
    if (words instanceof SubscriptionIntent.OptIn in && in.onlyAfterOptOut()) {
      return ledger.yes(text.contact(), consentStatement, false) instanceof Consented.Changed
          ? Wish.OPT_IN
          : Wish.NONE;
    }
    ledger.enter(text.contact(), consentStatement);
    return Wish.OPT_IN;
  }

  private ConsentStatement optOut(ReceivedText text) {
    return ConsentStatement.optOut(text.channel(), source(text), clock.instant())
        .by(text.occurrence());
  }

  /** The channel that the text came by, such as {@code sms}. */
  private static String source(ReceivedText text) {
    return text.channel().name().toLowerCase(Locale.ROOT);
  }

  /** A refusal in words is one, whatever the provider made of it. */
  private static Wish wish(SubscriptionIntent words, Optional<OptOutType> provider) {
    var read =
        switch (words) {
          case SubscriptionIntent.OptOut _ -> Wish.OPT_OUT;
          case SubscriptionIntent.OptIn _ -> Wish.OPT_IN;
          case SubscriptionIntent.Help _ -> Wish.HELP;
          case SubscriptionIntent.None _ -> Wish.NONE;
        };
    return read == Wish.OPT_OUT ? read : provider.map(ApplySubscriptionKeywords::wish).orElse(read);
  }

  private static Wish wish(OptOutType type) {
    return switch (type) {
      case STOP -> Wish.OPT_OUT;
      case START -> Wish.OPT_IN;
      case HELP -> Wish.HELP;
    };
  }
}
