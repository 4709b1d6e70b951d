package io.relance.application.events;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.lists.Joinings;
import io.relance.application.persistence.Json;
import io.relance.application.tables.RowChanges;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.SegmentKey;
import io.relance.json.Choices;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whether an event of a trigger's kind triggers it, by the values that it looks at. */
public final class TriggerRules {
  /** The status of an order that only the shop's history brought. */
  public static final String HISTORY = "history";

  private static final String STATUS = "status";
  private static final String CHANNEL = "channel";
  private static final String TYPES = "types";
  private static final String SOURCE = "source";
  private static final String PROPERTIES = "properties";
  private static final String LIST = "list";
  private static final String SEGMENT = "segment";
  private static final String BY = "by";
  private static final String TABLE = "table";
  private static final String ROW_CHANGE = "change";
  private static final String COLUMNS = "columns";
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

  private TriggerRules() {}

  /** The trigger values of a shipment that reaches these statuses at once. */
  public static Map<String, String> about(Set<ShipmentStatus> statuses) {
    return Map.of(
        STATUS, statuses.stream().sorted().map(Choices::name).collect(Collectors.joining(",")));
  }

  /** The trigger values of an order that is not one just placed, such as {@code cancelled}. */
  public static Map<String, String> about(String status) {
    return Map.of(STATUS, status);
  }

  /** Whether only the shop's history brought an event, which then triggers nothing. */
  public static boolean isHistory(ContactEvent contactEvent) {
    return HISTORY.equals(contactEvent.about().get(STATUS));
  }

  static Map<String, String> withoutStatus(Map<String, String> about) {
    var rest = new HashMap<>(about);
    rest.remove(STATUS);
    return rest;
  }

  /** The trigger values of a contact that was created in a way. */
  public static Map<String, String> about(ContactSource source) {
    return Map.of(SOURCE, Choices.name(source));
  }

  /** The trigger values of a contact whose fields or properties of these names changed. */
  static Map<String, String> aboutProperties(Collection<String> names) {
    return Map.of(PROPERTIES, Json.write(List.copyOf(names)));
  }

  /**
   * The trigger values of a contact whose fields or properties of these names changed.
   *
   * @param by the automation that changed them, which that does not trigger
   */
  static Map<String, String> aboutProperties(Collection<String> names, AutomationId by) {
    return Map.of(PROPERTIES, Json.write(List.copyOf(names)), BY, by.value());
  }

  /** The trigger values of a contact that joined a list. */
  static Map<String, String> about(Joinings.Joining joining) {
    return joining
        .by()
        .map(automation -> Map.of(LIST, joining.key(), BY, automation.value()))
        .orElseGet(() -> Map.of(LIST, joining.key()));
  }

  /** The trigger values of a contact that entered or left a segment. */
  static Map<String, String> about(SegmentKey segment) {
    return Map.of(SEGMENT, segment.value());
  }

  /** The trigger values of a row that was added or changed. */
  static Map<String, String> about(RowChanges.Changed changed) {
    return Map.of(
        TABLE,
        changed.table().value(),
        ROW_CHANGE,
        Choices.name(changed.change()),
        COLUMNS,
        Json.write(changed.columns()));
  }

  /** Whether a trigger is that of a list. */
  static boolean isOf(Trigger trigger, String list) {
    return trigger instanceof Trigger.ListJoined(var key) && key.value().equals(list);
  }

  /** Whether an event is the work of an automation, which it does not trigger. */
  public static boolean isBy(AutomationId automation, ContactEvent contactEvent) {
    return automation.value().equals(contactEvent.about().get(BY));
  }

  /** The trigger values of an opt-in or opt-out for these purposes on a channel. */
  public static Map<String, String> about(Channel channel, Collection<Purpose> types) {
    var names = types.stream().map(Choices::name).sorted().collect(Collectors.joining(","));
    return Map.of(CHANNEL, Choices.name(channel), TYPES, names);
  }

  static boolean matches(Trigger trigger, ContactEvent contactEvent) {
    return switch (trigger) {
      case Trigger.PostPurchase _,
          Trigger.ShipmentUpdate _,
          Trigger.ContactCreated _,
          Trigger.ContactUpdated _,
          Trigger.ContactSubscribed _,
          Trigger.ContactUnsubscribed _,
          Trigger.ListJoined _,
          Trigger.SegmentEntered _,
          Trigger.TableRow _,
          Trigger.ByVisit _,
          Trigger.SegmentLeft _ ->
          mismatch(trigger, contactEvent).isEmpty();
      // These are sent only to the automation that they are for.
      case Trigger.AbandonedCart _,
          Trigger.ByText _,
          Trigger.AtDates _,
          Trigger.Import _,
          Trigger.Manual _,
          Trigger.Api _ ->
          false;
    };
  }

  /**
   * A value of an event that a trigger does not accept.
   *
   * @param accepted what the trigger accepts
   */
  public record Mismatch(String name, String value, String accepted) {}

  /** The value of an event that keeps it from a trigger of its kind; empty when it matches. */
  public static Optional<Mismatch> mismatch(Trigger trigger, ContactEvent contactEvent) {
    var about = contactEvent.about();
    return switch (trigger) {
      case Trigger.ShipmentUpdate update ->
          missing(STATUS, listed(about, STATUS), names(update.statuses()));
      case Trigger.ContactCreated(var source) ->
          missing(SOURCE, listed(about, SOURCE), names(source.stream().toList()));
      case Trigger.ContactUpdated(var properties) ->
          missing(
              "change of",
              Json.read(about.getOrDefault(PROPERTIES, "[]"), NAMES),
              properties.stream().map(PropertyName::value).toList());
      case Trigger.ContactSubscribed(var channel, var type) -> mismatch(channel, type, about);
      case Trigger.ContactUnsubscribed(var channel, var type) -> mismatch(channel, type, about);
      case Trigger.ListJoined(var list) ->
          missing(LIST, listed(about, LIST), List.of(list.value()));
      case Trigger.SegmentEntered(var segment) ->
          missing(SEGMENT, listed(about, SEGMENT), List.of(segment.value()));
      case Trigger.SegmentLeft(var segment) ->
          missing(SEGMENT, listed(about, SEGMENT), List.of(segment.value()));
      case Trigger.TableRow row -> mismatch(row, about);
      case Trigger.ByVisit visit -> VisitedPage.mismatch(visit, about);
      case Trigger.PostPurchase _ ->
          Optional.ofNullable(about.get(STATUS))
              .map(status -> new Mismatch(STATUS, status, "placed"));
      case Trigger.AbandonedCart _,
          Trigger.ByText _,
          Trigger.AtDates _,
          Trigger.Import _,
          Trigger.Manual _,
          Trigger.Api _ ->
          Optional.empty();
    };
  }

  private static Optional<Mismatch> mismatch(Trigger.TableRow row, Map<String, String> about) {
    var columns = Json.read(about.getOrDefault(COLUMNS, "[]"), NAMES);
    return missing(TABLE, listed(about, TABLE), List.of(row.table().value()))
        .or(() -> missing(ROW_CHANGE, listed(about, ROW_CHANGE), names(row.on())))
        .or(() -> missing("value of", columns, row.columns()));
  }

  private static Optional<Mismatch> mismatch(
      Optional<Channel> channel, Optional<Purpose> type, Map<String, String> about) {
    return missing(CHANNEL, listed(about, CHANNEL), names(channel.stream().toList()))
        .or(() -> missing("type", listed(about, TYPES), names(type.stream().toList())));
  }

  /** Empty when one of the values is accepted, or when nothing in particular is. */
  private static Optional<Mismatch> missing(
      String name, List<String> values, List<String> accepted) {
    return accepted.isEmpty() || accepted.stream().anyMatch(values::contains)
        ? Optional.empty()
        : Optional.of(new Mismatch(name, String.join(",", values), String.join(", ", accepted)));
  }

  private static List<String> names(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Choices::name).toList();
  }

  private static List<String> listed(Map<String, String> about, String name) {
    return List.of(about.getOrDefault(name, "").split(","));
  }
}
