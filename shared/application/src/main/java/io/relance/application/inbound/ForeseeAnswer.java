package io.relance.application.inbound;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.Statement;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.SubscriptionWish;
import io.relance.domain.text.SubscriptionWords;
import java.time.Instant;
import java.util.Optional;

/**
 * Says who would answer a text, as it is decided in earnest, and what it would change in the
 * consents of its writer. Nobody answers, and nothing is written.
 */
public final class ForeseeAnswer {
  private static final String NOBODY = "";

  private final KeywordAutomations automations;
  private final OwnWords ownWords;

  public ForeseeAnswer(ItemStore store, PublishedFlows flows) {
    this.automations = new KeywordAutomations(flows);
    this.ownWords = new OwnWords(store);
  }

  /** A text that a contact would write at an instant. */
  public record Text(String contact, Channel channel, String words, Instant at) {
    /** Never shows what is written. */
    @Override
    public String toString() {
      return "Text[at=" + at + "]";
    }
  }

  /**
   * What would come of a text.
   *
   * @param reason who would answer it and why, in words that a marketer understands
   * @param consents what its writer agrees to after it
   */
  public record Foreseen(String reason, Consents consents) {}

  /** Foresees what comes of a text by somebody who agrees to something. */
  public Foreseen foresee(Text text, Consents before) {
    var wish = wish(text, before);
    var deciding = new DecideAnswer(automations, ownWords, _ -> before, _ -> true);
    var answer = deciding.decide(received(text, wish));
    return new Foreseen(reason(answer), after(text, wish, before));
  }

  /** A YES asks for something only of those who had opted out. */
  private static Wish wish(Text text, Consents before) {
    return switch (SubscriptionWords.read(text.words())) {
      case SubscriptionWish.OptOut _ -> Wish.OPT_OUT;
      case SubscriptionWish.OptIn in
          when in.onlyAfterOptOut() && !before.optedOut(text.channel()) ->
          Wish.NONE;
      case SubscriptionWish.OptIn _ -> Wish.OPT_IN;
      case SubscriptionWish.Help _ -> Wish.HELP;
      case SubscriptionWish.None _ -> Wish.NONE;
    };
  }

  private static ReceivedText received(Text text, Wish wish) {
    return new ReceivedText(
        NOBODY, text.contact(), text.channel(), NOBODY, NOBODY, text.words(), wish, false);
  }

  private static Consents after(Text text, Wish wish, Consents before) {
    var said =
        switch (wish) {
          case OPT_OUT -> Optional.of(Statement.optOut(text.channel(), "text", text.at()));
          case OPT_IN -> Optional.of(Statement.optIn(text.channel(), "text", text.at()));
          case HELP, NONE -> Optional.<Statement>empty();
        };
    var consents = before;
    for (var entry : said.map(Statement::entries).orElseGet(java.util.List::of)) {
      consents = consents.after(entry);
    }
    return consents;
  }

  private static String reason(Answer answer) {
    return switch (answer) {
      case Answer.ToWish(var wish) -> reason(wish);
      case Answer.ToRobot() -> "is an automated reply, which nothing answers";
      case Answer.ByAutomation(var automation, var winner) ->
          "would be answered by the automation “%s”, by its keyword “%s”"
              .formatted(automation.name(), winner.keyword());
      case Answer.Withheld(var automation, var winner, var _) ->
          "has the keyword “%s” of the automation “%s”, which answers subscribers only"
              .formatted(winner.keyword(), automation.name());
      case Answer.Nobody() -> "matches no automation";
    };
  }

  private static String reason(Wish wish) {
    return switch (wish) {
      case OPT_OUT -> "opts out: no message of this channel is sent any more";
      case OPT_IN -> "opts in: messages of this channel are welcome";
      case HELP -> "asks for help";
      case NONE -> throw new IllegalStateException("What asks nothing is no wish");
    };
  }
}
