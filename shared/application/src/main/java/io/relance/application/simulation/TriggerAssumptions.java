package io.relance.application.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.shop.ShopProperties;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.flow.Trigger;
import io.relance.domain.reply.ReplyMatch;
import io.relance.domain.reply.ReplyMatcher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a trigger implies about the contact that it enrolls. */
final class TriggerAssumptions {
  /** What a contact writes who triggers with any text. */
  private static final String ANY_TEXT = "Hello";

  private TriggerAssumptions() {}

  /** Describes how a contact enters. */
  static String words(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> "completed an order";
      case Trigger.AbandonedCart _ -> "abandoned a cart";
      case Trigger.ShipmentUpdate _ -> "has an update of a shipment";
      case Trigger.InboundMessage inbound ->
          inbound.catchesAll()
              ? "wrote a text that nothing else answers"
              : "wrote one of the keywords";
      case Trigger.Keyword _ -> "wrote one of the keywords";
      case Trigger.ReplyToMessage _ -> "replied to a message";
      case Trigger.ContactCreated _ -> "was created";
      case Trigger.ContactUpdated _ -> "was changed";
      case Trigger.ContactSubscribed _ -> "subscribed";
      case Trigger.ContactUnsubscribed _ -> "unsubscribed";
      case Trigger.ListJoined(var list) -> "was added to the list \"%s\"".formatted(list);
      case Trigger.SegmentEntered(var segment) -> "entered the segment \"%s\"".formatted(segment);
      case Trigger.SegmentLeft(var segment) -> "left the segment \"%s\"".formatted(segment);
      case Trigger.TableRow row -> "has a new or changed row of \"%s\"".formatted(row.table());
      case Trigger.PageVisited _ -> "visited a page";
      case Trigger.ProductViewed _ -> "viewed a product";
      case Trigger.Import _ -> "came with an import";
      case Trigger.AtDates _ -> "is in the audience of one of the dates";
      case Trigger.Manual _ -> "was enrolled by request or by a launch";
      case Trigger.Api _ -> "was enrolled through the API";
    };
  }

  /** Gives a contact the events and consents that the trigger implies. */
  static void apply(SimulatedContact contact, Trigger trigger, ObjectNode variables, Instant at) {
    event(trigger)
        .map(event -> properties(trigger, event, variables))
        .ifPresent(event -> contact.did(new RecordedEvent(event.event(), at, event.values())));
    switch (trigger) {
      case Trigger.ContactSubscribed(var channel, var type) ->
          channel.ifPresent(on -> state(contact, type, entry(on, ConsentState.SUBSCRIBED, at)));
      case Trigger.ContactUnsubscribed(var channel, var type) ->
          channel.ifPresent(on -> state(contact, type, entry(on, ConsentState.UNSUBSCRIBED, at)));
      case Trigger.ListJoined(var list) -> contact.addTo(list);
      case Trigger.Import(var list, _) -> list.ifPresent(contact::addTo);
      case Trigger.PostPurchase _,
          Trigger.AbandonedCart _,
          Trigger.ShipmentUpdate _,
          Trigger.ByText _,
          Trigger.ContactCreated _,
          Trigger.ContactUpdated _,
          Trigger.SegmentEntered _,
          Trigger.TableRow _,
          Trigger.ByVisit _,
          Trigger.SegmentLeft _,
          Trigger.AtDates _,
          Trigger.Import _,
          Trigger.Manual _,
          Trigger.Api _ -> {}
    }
  }

  /** How the text that triggers is read, if its keyword would be stored as a property. */
  static Optional<SimulatedReading> stored(Trigger trigger, ObjectNode variables) {
    if (!(trigger instanceof Trigger.ByText byText)) {
      return Optional.empty();
    }
    var text = variables.path("message").path("text").asText();
    return byText
        .storeAs()
        .flatMap(
            property ->
                match(byText, text)
                    .flatMap(
                        match ->
                            keyword(byText.keywords(), match)
                                .map(word -> reading(property, word, match.how()))));
  }

  private static SimulatedReading reading(
      PropertyName property, String keyword, ReplyMatch.How how) {
    return new SimulatedReading(
        Optional.of(keyword), how, List.of(), Map.of(property.value(), keyword));
  }

  private static Optional<ReplyMatch> match(Trigger.ByText trigger, String text) {
    return trigger.keywords().isEmpty()
        ? Optional.empty()
        : Optional.of(ReplyMatcher.unnumbered(trigger.keywords()).match(text));
  }

  /** The keyword of a match; of several the first. */
  private static Optional<String> keyword(List<String> keywords, ReplyMatch match) {
    var choice = match.choice();
    return (choice.isPresent()
            ? Optional.of(choice.getAsInt())
            : match.others().stream().findFirst())
        .map(keywords::get);
  }

  /**
   * The variables of texts; the text of an inbound message is by default the first keyword, or
   * words that no keyword is.
   */
  static ObjectNode variables(Trigger trigger, SimulateAutomation.Request request) {
    var variables = request.variables().deepCopy();
    if (trigger instanceof Trigger.ByText inbound) {
      var message = variables.withObject("/message");
      if (!message.has("text")) {
        message.put("text", inbound.keywords().stream().findFirst().orElse(ANY_TEXT));
      }
      if (!message.has("from")) {
        request.contact().phone().ifPresent(phone -> message.put("from", phone));
      }
    }
    return variables;
  }

  private static EventProperties properties(
      Trigger trigger, BuiltInEvent event, ObjectNode variables) {
    if (trigger instanceof Trigger.ListJoined(var list)) {
      return EventProperties.of(event).with("list", list.value());
    }
    if (trigger instanceof Trigger.Import(var list, _)) {
      var came = EventProperties.of(event);
      return list.map(key -> came.with("list", key.value())).orElse(came);
    }
    return switch (event) {
      case INBOUND_MESSAGE ->
          EventProperties.of(event).with("text", variables.path("message").path("text").asText());
      case SUBSCRIBED, UNSUBSCRIBED -> EventProperties.of(event);
      default -> ShopProperties.of(event, variables);
    };
  }

  private static Optional<BuiltInEvent> event(Trigger trigger) {
    return switch (trigger) {
      case Trigger.PostPurchase _ -> Optional.of(BuiltInEvent.ORDER);
      case Trigger.AbandonedCart _ -> Optional.of(BuiltInEvent.CART_ABANDONED);
      case Trigger.ShipmentUpdate _ -> Optional.of(BuiltInEvent.SHIPMENT);
      case Trigger.ByText _ -> Optional.of(BuiltInEvent.INBOUND_MESSAGE);
      case Trigger.ContactSubscribed _ -> Optional.of(BuiltInEvent.SUBSCRIBED);
      case Trigger.ContactUnsubscribed _ -> Optional.of(BuiltInEvent.UNSUBSCRIBED);
      case Trigger.ListJoined _ -> Optional.of(BuiltInEvent.LIST_JOINED);
      case Trigger.Import _ -> Optional.of(BuiltInEvent.IMPORT);
      case Trigger.PageVisited _ -> Optional.of(BuiltInEvent.PAGE_VISITED);
      case Trigger.ProductViewed _ -> Optional.of(BuiltInEvent.PRODUCT_VIEWED);
      case Trigger.ContactCreated _,
          Trigger.ContactUpdated _,
          Trigger.SegmentEntered _,
          Trigger.TableRow _,
          Trigger.SegmentLeft _,
          Trigger.AtDates _,
          Trigger.Manual _,
          Trigger.Api _ ->
          Optional.empty();
    };
  }

  private static void state(
      SimulatedContact contact, Optional<Purpose> type, Function<Purpose, ConsentEntry> entry) {
    var types = type.map(List::of).orElseGet(() -> List.of(Purpose.values()));
    types.forEach(of -> contact.agreesTo(contact.consents().after(entry.apply(of))));
  }

  private static Function<Purpose, ConsentEntry> entry(
      Channel channel, ConsentState state, Instant at) {
    return type -> new ConsentEntry(channel, type, state, "simulation", at);
  }
}
