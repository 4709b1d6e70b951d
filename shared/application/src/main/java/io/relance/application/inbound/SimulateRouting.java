package io.relance.application.inbound;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.SubscriptionIntent;
import io.relance.domain.text.SubscriptionWords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Says who would answer a text, as it is decided in earnest, and what it would change in the
 * consents of its writer. Nobody answers, and nothing is written.
 */
public final class SimulateRouting {
  private static final String NOBODY = "";

  private final KeywordAutomations automations;
  private final ReplyAutomations replies;
  private final RoutingTable table;

  public SimulateRouting(ItemStore store, PublishedFlows flows, InstantSource clock) {
    var numbers = new OwnNumbers(store, Set.of());
    this.automations = new KeywordAutomations(flows, numbers);
    this.replies =
        new ReplyAutomations(new SentMessages(store, numbers, clock), new Automations(store));
    this.table = new RoutingTable(new AutomatedTexts(store));
  }

  /** A text that a contact would write at an instant. */
  public record Text(ContactId contact, Channel channel, String words, Instant at) {
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
   * @param rule the one by which it is routed
   */
  public record Foreseen(String reason, Consents consents, RoutingRule rule) {}

  /** Foresees what comes of a text by somebody who agrees to something. */
  public Foreseen simulate(Text text, Consents before) {
    var wish = wish(text, before);
    var deciding =
        new RouteInboundText(
            automations,
            replies,
            OpenConversations.NONE,
            table,
            new RouteInboundText.Limits(_ -> before, (_, _) -> true));
    var routingDecision = deciding.decide(received(text, wish)).decision();
    return new Foreseen(reason(routingDecision), after(text, wish, before), routingDecision.rule());
  }

  /** A YES asks for something only of those who had opted out. */
  private static Wish wish(Text text, Consents before) {
    return switch (SubscriptionWords.read(text.words())) {
      case SubscriptionIntent.OptOut _ -> Wish.OPT_OUT;
      case SubscriptionIntent.OptIn in
          when in.onlyAfterOptOut() && !before.optedOut(text.channel()) ->
          Wish.NONE;
      case SubscriptionIntent.OptIn _ -> Wish.OPT_IN;
      case SubscriptionIntent.Help _ -> Wish.HELP;
      case SubscriptionIntent.None _ -> Wish.NONE;
    };
  }

  private static ReceivedText received(Text text, Wish wish) {
    return new ReceivedText(
        NOBODY, text.contact(), text.channel(), NOBODY, NOBODY, text.words(), wish, false);
  }

  private static Consents after(Text text, Wish wish, Consents before) {
    var said =
        switch (wish) {
          case OPT_OUT -> Optional.of(ConsentStatement.optOut(text.channel(), "text", text.at()));
          case OPT_IN -> Optional.of(ConsentStatement.optIn(text.channel(), "text", text.at()));
          case HELP, NONE -> Optional.<ConsentStatement>empty();
        };
    var consents = before;
    for (var entry : said.map(ConsentStatement::entries).orElseGet(java.util.List::of)) {
      consents = consents.after(entry);
    }
    return consents;
  }

  private static String reason(RoutingDecision routingDecision) {
    return switch (routingDecision) {
      case RoutingDecision.ToWish(_, var wish) -> reason(wish);
      case RoutingDecision.ToRobot() -> "is an automated reply, which nothing answers";
      case RoutingDecision.ByAutomation by ->
          "would be answered by the automation \"%s\", %s"
              .formatted(by.automation().name(), by(by));
      case RoutingDecision.Withheld(_, RoutingDecision.ByAutomation by) ->
          "%s the automation \"%s\", which answers subscribers only"
              .formatted(
                  by.keyword().map("has the keyword \"%s\" of"::formatted).orElse("is for"),
                  by.automation().name());
      case RoutingDecision.InConversation _, RoutingDecision.Withheld _ ->
          "is part of a conversation";
      case RoutingDecision.TooLate _ -> "answers a question that no longer waits";
      case RoutingDecision.Nobody() -> "matches no automation";
    };
  }

  private static String by(RoutingDecision.ByAutomation by) {
    if (by.keyword().isPresent()) {
      return "by its keyword \"%s\"".formatted(by.keyword().orElseThrow());
    }
    return by.rule() == RoutingRule.REPLY
        ? "which takes any reply to its message"
        : "which takes any text that nothing else answers";
  }

  private static String reason(Wish wish) {
    return switch (wish) {
      case OPT_OUT -> "opts out: no message of this channel is sent any more";
      case OPT_IN -> "opts in: messages of this channel are welcome";
      case HELP -> "asks for help";
      case NONE ->
          throw new IllegalStateException("A text without a subscription keyword has no reason");
    };
  }
}
