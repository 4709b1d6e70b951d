package io.relance.application.inbound;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.events.CandidateAutomations;
import io.relance.application.inbound.KeywordAutomations.Turn;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.domain.consent.Consents;
import io.relance.domain.consent.Purpose;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.store.ItemStore;
import io.relance.domain.text.Quotations;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides who answers a text, in an order that never changes (D7.1): what it asks about the
 * messages themselves, then a keyword that it is, then a keyword that it has within, then the
 * automation for all other texts.
 */
public final class RouteInboundText {
  private final KeywordAutomations automations;
  private final AutomatedTexts automatedTexts;
  private final Function<ReceivedText, Consents> consents;
  private final Predicate<ReceivedText> cap;

  /**
   * A decision, with the automations among which it was made.
   *
   * @param considered absent when the text was not for automations
   */
  record Routed(RoutingDecision decision, Optional<CandidateAutomations> considered) {}

  public RouteInboundText(
      ItemStore store, Contacts contacts, PublishedFlows flows, InstantSource clock) {
    this(
        new KeywordAutomations(flows),
        new AutomatedTexts(store),
        text -> consents(contacts, text),
        new ReplyCap(store, clock)::admits);
  }

  /**
   * @param consents what the writer of a text agrees to
   * @param cap whether its writer may be answered once more
   */
  RouteInboundText(
      KeywordAutomations automations,
      AutomatedTexts automatedTexts,
      Function<ReceivedText, Consents> consents,
      Predicate<ReceivedText> cap) {
    this.automations = automations;
    this.automatedTexts = automatedTexts;
    this.consents = consents;
    this.cap = cap;
  }

  Routed decide(ReceivedText text) {
    return wish(text)
        .or(() -> robot(text))
        .map(decision -> new Routed(decision, Optional.empty()))
        .orElseGet(() -> byKeyword(text));
  }

  private Routed byKeyword(ReceivedText text) {
    var live = automations.live();
    var said = Quotations.said(text.text());
    var decision =
        automations
            .turn(live, text.channel(), said, KeywordMatch.EXACT)
            .or(() -> automations.turn(live, text.channel(), said, KeywordMatch.CONTAINS))
            .or(() -> said.isBlank() ? Optional.empty() : anyOther(live, text))
            .map(turn -> withheld(text, turn).orElseGet(() -> answer(turn)))
            .orElseGet(RoutingDecision.Nobody::new);
    return new Routed(decision, Optional.of(CandidateAutomations.of(live)));
  }

  private static Optional<Turn> anyOther(List<LiveAutomation> live, ReceivedText text) {
    return KeywordAutomations.anyOther(live, text.channel());
  }

  private Optional<RoutingDecision> wish(ReceivedText text) {
    return text.wish() == Wish.NONE
        ? Optional.empty()
        : Optional.of(new RoutingDecision.ToWish(text.wish()));
  }

  private Optional<RoutingDecision> robot(ReceivedText text) {
    return automatedTexts.isAutomated(text)
        ? Optional.of(new RoutingDecision.ToRobot())
        : Optional.empty();
  }

  private static RoutingDecision answer(Turn turn) {
    return new RoutingDecision.ByAutomation(turn.automation(), turn.winner());
  }

  /** A turn that may not be taken is nobody else's. */
  private Optional<RoutingDecision> withheld(ReceivedText text, Turn turn) {
    if (turn.trigger().subscribersOnly() && !isSubscriber(text)) {
      return Optional.of(
          new RoutingDecision.Withheld(turn.automation(), turn.winner(), "not-a-subscriber"));
    }
    return cap.test(text)
        ? Optional.empty()
        : Optional.of(
            new RoutingDecision.Withheld(turn.automation(), turn.winner(), "too-many-replies"));
  }

  private boolean isSubscriber(ReceivedText text) {
    return consents.apply(text).permit(text.channel(), Purpose.MARKETING);
  }

  private static Consents consents(Contacts contacts, ReceivedText text) {
    return contacts.find(text.contact()).map(Contact::consents).orElse(Consents.NONE);
  }
}
