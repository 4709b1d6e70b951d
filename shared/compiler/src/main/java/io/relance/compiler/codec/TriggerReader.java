package io.relance.compiler.codec;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.RowChange;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.TableKey;
import io.relance.json.Choices;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads triggers and re-entry policies. */
final class TriggerReader {
  static final List<String> KINDS =
      List.of(
          "post-purchase",
          "abandoned-cart",
          "shipment-update",
          "inbound-message",
          Trigger.Keyword.KIND,
          Trigger.ReplyToMessage.KIND,
          "contact-created",
          "contact-updated",
          "contact-subscribed",
          "contact-unsubscribed",
          "list-joined",
          "segment-entered",
          "segment-left",
          Trigger.TableRow.KIND,
          Trigger.PageVisited.KIND,
          Trigger.ProductViewed.KIND,
          Trigger.Dates.KIND,
          "recurrence",
          Trigger.Import.KIND,
          "manual",
          "api");

  private static final List<String> REENTRY_KINDS =
      List.of("every-time", "once", "not-while-in-progress", "at-most-every");

  private static final Set<RowChange> ANY_CHANGE = Set.of(RowChange.values());

  /** The changes of rows by the names in files. */
  static final Map<String, Set<RowChange>> ROW_CHANGES = rowChanges();

  private static final Map<String, ShipmentStatus> STATUSES = Choices.of(ShipmentStatus.class);

  private TriggerReader() {}

  private static Map<String, Set<RowChange>> rowChanges() {
    var changes = new LinkedHashMap<String, Set<RowChange>>();
    changes.put("added", Set.of(RowChange.ADDED));
    changes.put("changed", Set.of(RowChange.CHANGED));
    changes.put("any", ANY_CHANGE);
    return Collections.unmodifiableMap(changes);
  }

  /** Empty when the file names no trigger that this version knows. */
  static Optional<Trigger> read(FlowValue value) {
    return value.object().flatMap(TriggerReader::read);
  }

  private static Optional<Trigger> read(FlowFields fields) {
    var trigger = read(fields.requiredText("kind"), fields);
    if (trigger.isPresent()) {
      fields.close();
    } else {
      fields.unknownKind("flow.unknown-trigger", "trigger", KINDS);
    }
    return trigger;
  }

  private static Optional<Trigger> read(String kind, FlowFields fields) {
    return switch (kind) {
      case "post-purchase" -> Optional.of(new Trigger.PostPurchase());
      case "abandoned-cart" -> Optional.of(new Trigger.AbandonedCart(fields.duration("after")));
      case "shipment-update" -> Optional.of(shipmentUpdate(fields));
      case "inbound-message" -> Optional.of(inboundMessage(fields));
      case Trigger.Keyword.KIND -> Optional.of(TextTriggerFields.readKeyword(fields));
      case Trigger.ReplyToMessage.KIND -> Optional.of(TextTriggerFields.readReply(fields));
      case "contact-created" ->
          Optional.of(new Trigger.ContactCreated(fields.choice("source", ContactSource.class)));
      case "contact-updated" -> Optional.of(contactUpdated(fields));
      case "contact-subscribed" ->
          Optional.of(
              new Trigger.ContactSubscribed(
                  fields.choice("channel", Channel.class), fields.choice("type", Purpose.class)));
      case "list-joined" -> Optional.of(new Trigger.ListJoined(list(fields)));
      case "segment-entered" -> Optional.of(new Trigger.SegmentEntered(segment(fields)));
      case "segment-left" -> Optional.of(new Trigger.SegmentLeft(segment(fields)));
      case "contact-unsubscribed" ->
          Optional.of(
              new Trigger.ContactUnsubscribed(
                  fields.choice("channel", Channel.class), fields.choice("type", Purpose.class)));
      case Trigger.TableRow.KIND -> Optional.of(tableRow(fields));
      case Trigger.PageVisited.KIND -> Optional.of(VisitTriggerFields.readPages(fields));
      case Trigger.ProductViewed.KIND -> Optional.of(VisitTriggerFields.readProducts(fields));
      case Trigger.Dates.KIND -> Optional.of(DateFields.dates(fields));
      case "recurrence" -> Optional.of(DateFields.recurrence(fields));
      case Trigger.Import.KIND -> Optional.of(imported(fields));
      case "manual" -> Optional.of(new Trigger.Manual());
      case "api" -> Optional.of(new Trigger.Api());
      default -> Optional.empty();
    };
  }

  private static Trigger shipmentUpdate(FlowFields fields) {
    if (fields.isEmptyList("statuses")) {
      fields
          .place("statuses")
          .fault(
              Diagnostic.error("trigger.no-statuses", "Must name at least one status.")
                  .hint("Leave the field out to trigger at every status."));
    }
    return new Trigger.ShipmentUpdate(
        Set.copyOf(fields.list("statuses", status -> status.choice(STATUSES))));
  }

  private static Trigger contactUpdated(FlowFields fields) {
    if (fields.isEmptyList("properties")) {
      fields
          .place("properties")
          .fault(
              Diagnostic.error("trigger.no-properties", "Must name at least one property.")
                  .hint("Leave the field out to trigger at every change of a contact."));
    }
    return new Trigger.ContactUpdated(fields.list("properties", TriggerReader::property));
  }

  private static Optional<PropertyName> property(FlowValue value) {
    var name = value.text();
    if (name.filter(String::isBlank).isPresent()) {
      value.fault(Diagnostic.error("json.empty", "Must not be empty."));
    }
    return name.filter(text -> !text.isBlank()).map(PropertyName::new);
  }

  private static ListKey list(FlowFields fields) {
    fields.required("list");
    return fields.word("list").map(ListKey::new).orElse(Placeholders.LIST);
  }

  private static Trigger imported(FlowFields fields) {
    fields.required("automatic");
    return new Trigger.Import(
        fields.word("list").map(ListKey::new), fields.flag("automatic", true));
  }

  private static Trigger tableRow(FlowFields fields) {
    fields.required("table");
    fields.required("on");
    if (fields.isEmptyList("columns")) {
      fields
          .place("columns")
          .fault(
              Diagnostic.error("trigger.no-columns", "Must name at least one column.")
                  .hint("Leave the field out for a value of any column."));
    }
    return new Trigger.TableRow(
        fields.word("table").map(TableKey::new).orElse(Placeholders.TABLE),
        fields.get("on").flatMap(on -> on.choice(ROW_CHANGES)).orElse(ANY_CHANGE),
        fields.list("columns", FlowValue::text));
  }

  private static SegmentKey segment(FlowFields fields) {
    fields.required("segment");
    return fields.word("segment").map(SegmentKey::new).orElse(Placeholders.SEGMENT);
  }

  private static Trigger inboundMessage(FlowFields fields) {
    TextTriggerFields.refuseNoKeywords(
        fields, "Leave the field out for any text that nothing else answers.");
    return new Trigger.InboundMessage(
        fields.choice("channel", Channel.class).orElse(Channel.SMS),
        fields.list("keywords", FlowValue::text),
        fields.choice("match", KeywordMatch.class).orElse(KeywordMatch.CONTAINS),
        fields.flag("caseSensitive", false),
        fields.flag("subscribersOnly", false));
  }

  static Reentry readReentry(FlowValue value) {
    return value.object().map(TriggerReader::readReentry).orElse(new Reentry.EveryTime());
  }

  private static Reentry readReentry(FlowFields fields) {
    var kind = fields.requiredText("kind");
    Reentry reentry =
        switch (kind) {
          case "once" -> new Reentry.Once();
          case "not-while-in-progress" -> new Reentry.NotWhileInside();
          case "at-most-every" -> new Reentry.AtMostEvery(fields.duration("period"));
          default -> new Reentry.EveryTime();
        };
    if (REENTRY_KINDS.contains(kind)) {
      fields.close();
    } else {
      fields.unknownKind("json.unknown-value", "reentry", REENTRY_KINDS);
    }
    return reentry;
  }
}
