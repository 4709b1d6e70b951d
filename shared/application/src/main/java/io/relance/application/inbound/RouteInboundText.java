package io.relance.application.inbound;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.events.CandidateAutomations;
import io.relance.application.inbound.RoutingDecision.ByAutomation;
import io.relance.application.inbound.RoutingDecision.InConversation;
import io.relance.application.inbound.RoutingDecision.Withheld;
import io.relance.domain.consent.Consents;
import io.relance.domain.consent.Purpose;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides who answers a text, in the order of the {@link RoutingTable}; what may not be answered is
 * nobody else's either.
 */
public final class RouteInboundText {
  private final KeywordAutomations automations;
  private final ReplyAutomations replies;
  private final OpenConversations conversations;
  private final RoutingTable table;
  private final Limits limits;

  /**
   * A decision, with the automations among which it was made.
   *
   * @param lost what would have answered the text otherwise
   * @param considered absent when the text was not for automations
   */
  record Routed(
      RoutingDecision decision,
      List<RoutingDecision> lost,
      Optional<CandidateAutomations> considered) {}

  /**
   * What keeps a text from being answered.
   *
   * @param consents what the writer of a text agrees to
   */
  record Limits(Function<ReceivedText, Consents> consents, ReplyLimit replies) {}

  /** Whether the writer of a text may be answered once more. */
  @FunctionalInterface
  interface ReplyLimit {
    boolean admits(ReceivedText text, RoutingRule rule);
  }

  /** What is stored of contacts and automations. */
  public record Stored(ItemStore store, Contacts contacts, PublishedFlows flows) {}

  /**
   * Routes the texts of an installation.
   *
   * @param ours the configured senders
   */
  public static RouteInboundText of(
      Stored stored, Set<String> ours, OpenConversations conversations, InstantSource clock) {
    var store = stored.store();
    var flows = stored.flows();
    var contacts = stored.contacts();
    var numbers = new OwnNumbers(store, ours);
    return new RouteInboundText(
        new KeywordAutomations(flows, numbers),
        new ReplyAutomations(new SentMessages(store, numbers, clock), new Automations(store)),
        conversations,
        new RoutingTable(new AutomatedTexts(store)),
        new Limits(text -> consents(contacts, text), new ReplyCap(store, clock)::admits));
  }

  RouteInboundText(
      KeywordAutomations automations,
      ReplyAutomations replies,
      OpenConversations conversations,
      RoutingTable table,
      Limits limits) {
    this.automations = automations;
    this.replies = replies;
    this.conversations = conversations;
    this.table = table;
    this.limits = limits;
  }

  Routed decide(ReceivedText received) {
    var text = new RoutedText(received, automations, replies, conversations);
    var first = table.first(text);
    return switch (first) {
      case RoutingDecision.ToWish _, RoutingDecision.ToRobot _ ->
          new Routed(first, List.of(), Optional.empty());
      case ByAutomation by -> routed(text, limited(received, by, by.subscribersOnly()), first);
      case InConversation in -> routed(text, limited(received, in, true), first);
      case RoutingDecision.TooLate _, RoutingDecision.Nobody _, Withheld _ ->
          routed(text, first, first);
    };
  }

  private Routed routed(RoutedText text, RoutingDecision decision, RoutingDecision winner) {
    return new Routed(
        decision,
        table.lost(text, winner.rule()),
        Optional.of(CandidateAutomations.of(text.live())));
  }

  private RoutingDecision limited(
      ReceivedText text, RoutingDecision decision, boolean subscribersOnly) {
    if (subscribersOnly && !isSubscriber(text)) {
      return new Withheld(RoutingRule.NOT_A_SUBSCRIBER, decision);
    }
    return limits.replies().admits(text, decision.rule())
        ? decision
        : new Withheld(RoutingRule.TOO_MANY_REPLIES, decision);
  }

  private boolean isSubscriber(ReceivedText text) {
    return limits.consents().apply(text).permit(text.channel(), Purpose.MARKETING);
  }

  private static Consents consents(Contacts contacts, ReceivedText text) {
    return contacts.find(text.contact()).map(Contact::consents).orElse(Consents.NONE);
  }
}
