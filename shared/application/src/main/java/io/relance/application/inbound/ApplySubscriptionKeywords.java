package io.relance.application.inbound;

import io.relance.application.contacts.AddressConsents;
import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.domain.contact.Channel;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.InboundText.OptOutType;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.Quotations;
import io.relance.domain.text.SubscriptionIntent;
import io.relance.domain.text.SubscriptionIntent.Form;
import io.relance.domain.text.SubscriptionIntent.OptOut;
import io.relance.domain.text.SubscriptionWords;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Records the opt-outs and opt-ins of texts in the consent ledger. Applying the same text again
 * records nothing twice and returns the same result.
 */
public final class ApplySubscriptionKeywords {
  private final AddressConsents consents;
  private final SentTexts sent;
  private final InstantSource clock;

  public ApplySubscriptionKeywords(AddressConsents consents, ItemStore store, InstantSource clock) {
    this.consents = consents;
    this.sent = new SentTexts(store);
    this.clock = clock;
  }

  /**
   * Records what a text requests. An opt-out keyword in the text counts whatever the provider
   * reports; otherwise the provider's classification counts.
   *
   * @return the request; none for a YES of a contact who had not opted out
   */
  Wish apply(ReceivedText text, InboundText delivered) {
    var words = read(text);
    var wish = wish(words, delivered);
    return switch (wish) {
      case OPT_OUT -> {
        consents.enter(text.from(), text.contact(), optOut(text));
        yield wish;
      }
      case OPT_IN -> optIn(text, words);
      case HELP, NONE -> wish;
    };
  }

  /** What a text says, without what it repeats of ours, which often names the word to opt out. */
  private SubscriptionIntent read(ReceivedText text) {
    var words = SubscriptionWords.read(text.text());
    if (words instanceof OptOut(var form, var _) && form != Form.MESSAGE) {
      var ours = sent.latest(text.contact());
      return SubscriptionWords.read(Quotations.withoutOurs(text.text(), ours));
    }
    return words;
  }

  /** Stores an opt-out or opt-in from an address that no contact can have, such as a short code. */
  void applyToAddress(String address, InboundText delivered) {
    var words = SubscriptionWords.read(delivered.text());
    var source = source(delivered.channel());
    switch (wish(words, delivered)) {
      case OPT_OUT ->
          consents.enter(
              address, ConsentStatement.optOut(delivered.channel(), source, clock.instant()));
      case OPT_IN ->
          consents.enter(
              address, ConsentStatement.optIn(delivered.channel(), source, clock.instant()));
      case HELP, NONE -> {}
    }
  }

  /** The changes by the opt-out of this text, the writer's first; the same each time. */
  List<ConsentChanged> changesBy(ReceivedText text) {
    return consents.changes(text.from(), text.contact(), optOut(text));
  }

  private static Wish wish(SubscriptionIntent words, InboundText delivered) {
    var wish = wish(words);
    return wish == Wish.OPT_OUT
        ? wish
        : delivered.optOutType().map(ApplySubscriptionKeywords::wish).orElse(wish);
  }

  private Wish optIn(ReceivedText text, SubscriptionIntent words) {
    var consentStatement =
        ConsentStatement.optIn(text.channel(), source(text.channel()), clock.instant())
            .by(text.occurrence());
    if (words instanceof SubscriptionIntent.OptIn in && in.onlyAfterOptOut()) {
      return consents.yes(text.from(), text.contact(), consentStatement) ? Wish.OPT_IN : Wish.NONE;
    }
    consents.enter(text.from(), text.contact(), consentStatement);
    return Wish.OPT_IN;
  }

  private ConsentStatement optOut(ReceivedText text) {
    return ConsentStatement.optOut(text.channel(), source(text.channel()), clock.instant())
        .by(text.occurrence());
  }

  /** Such as {@code sms}. */
  private static String source(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }

  private static Wish wish(SubscriptionIntent words) {
    return switch (words) {
      case SubscriptionIntent.OptOut _ -> Wish.OPT_OUT;
      case SubscriptionIntent.OptIn _ -> Wish.OPT_IN;
      case SubscriptionIntent.Help _ -> Wish.HELP;
      case SubscriptionIntent.None _ -> Wish.NONE;
    };
  }

  private static Wish wish(OptOutType type) {
    return switch (type) {
      case STOP -> Wish.OPT_OUT;
      case START -> Wish.OPT_IN;
      case HELP -> Wish.HELP;
    };
  }
}
