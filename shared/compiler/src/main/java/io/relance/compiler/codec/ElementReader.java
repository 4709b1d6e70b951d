package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.consent.Purpose;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.DelayZone;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowElement.Receiver;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.SenderId;
import io.relance.domain.text.Quoted;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads elements, each by its kind. */
final class ElementReader {
  static final List<String> KINDS =
      List.of(
          "send-sms",
          "send-whatsapp",
          "send-email",
          "add-to-list",
          "remove-from-list",
          "update-contact",
          "unsubscribe",
          "export",
          "forward",
          "delay",
          "delay-until-weekday",
          "approval",
          "condition",
          "ax-split",
          "ax-test",
          "distribution",
          "grant-promo-code",
          "remove-duplicates",
          "question",
          "recommendations",
          "message",
          "end",
          "note");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Stream.of(DayOfWeek.values())
          .collect(
              Collectors.toMap(
                  DayOfWeek::name, day -> day, (first, _) -> first, LinkedHashMap::new));

  private int anonymous;

  Optional<FlowElement> read(FlowValue value) {
    var id = id(value.node()).orElseGet(() -> Placeholders.elementAt(anonymous++));
    var place = Placeholders.isPlaceholder(id) ? value : value.within(id);
    return Optional.of(
        place
            .object()
            .map(fields -> read(fields, id))
            .orElseGet(() -> new FlowElement.Note(id, "", "")));
  }

  private static Optional<ElementId> id(JsonNode node) {
    return Optional.ofNullable(node.get("id"))
        .map(JsonNode::textValue)
        .filter(text -> ID.matcher(text).matches())
        .map(ElementId::new);
  }

  private FlowElement read(FlowFields fields, ElementId id) {
    if (fields.required("id").isPresent() && Placeholders.isPlaceholder(id)) {
      fields.place("id").fault(invalidId(fields.place("id")));
    }
    var name = fields.text("name").orElse("");
    var kind = fields.requiredText("kind");
    FlowElement element =
        switch (kind) {
          case "send-sms" -> sendSms(fields, id, name);
          case "send-whatsapp" -> WhatsAppFields.read(fields, id, name);
          case "send-email" -> sendEmail(fields, id, name);
          case "add-to-list" ->
              new FlowElement.AddToList(id, name, list(fields), exit(fields, FlowElement.NEXT));
          case "remove-from-list" -> removeFromList(fields, id, name);
          case "update-contact" -> ContactActionFields.update(fields, id, name);
          case "unsubscribe" -> ContactActionFields.unsubscribe(fields, id, name);
          case "export" -> FileFields.export(fields, id, name);
          case "forward" -> forward(fields, id, name);
          case "delay" ->
              new FlowElement.Delay(
                  id, name, fields.duration("for"), exit(fields, FlowElement.NEXT));
          case "delay-until-weekday" -> untilWeekday(fields, id, name);
          case "approval" -> ApprovalFields.read(fields, id, name);
          case "condition" -> condition(fields, id, name);
          case "ax-split", "ax-test", "distribution" -> split(kind, fields, id, name);
          case "grant-promo-code" -> SelectionFields.grant(fields, id, name);
          case "remove-duplicates" -> SelectionFields.duplicates(fields, id, name);
          case "question" -> ConversationFields.question(fields, id, name);
          case "recommendations" -> ConversationFields.recommendations(fields, id, name);
          case "message" -> ConversationFields.message(fields, id, name);
          case "end" -> new FlowElement.End(id, name, outcome(fields));
          case "note" -> new FlowElement.Note(id, name, fields.requiredText("text"));
          default -> unknown(fields, id, name);
        };
    if (KINDS.contains(kind)) {
      fields.close();
    }
    return element;
  }

  private static FlowElement removeFromList(FlowFields fields, ElementId id, String name) {
    return new ContactAction.RemoveFromList(id, name, list(fields), exit(fields, FlowElement.NEXT));
  }

  private static FlowElement split(String kind, FlowFields fields, ElementId id, String name) {
    return switch (kind) {
      case "ax-split" -> SplitFields.split(fields, id, name);
      case "ax-test" -> SplitFields.test(fields, id, name);
      default -> SplitFields.distribution(fields, id, name);
    };
  }

  private FlowElement unknown(FlowFields fields, ElementId id, String name) {
    fields.unknownKind("flow.unknown-element-kind", "element", KINDS);
    var first = target(fields, FlowElement.NEXT).or(() -> target(fields, FlowElement.ON_TRUE));
    var second = target(fields, FlowElement.ON_FALSE);
    return new FlowElement.Condition(
        id,
        name,
        Placeholders.CRITERIA,
        first.orElse(Placeholders.EXIT),
        second.orElse(Placeholders.EXIT));
  }

  private static FlowElement sendSms(FlowFields fields, ElementId id, String name) {
    return new FlowElement.SendSms(
        id,
        name,
        purpose(fields),
        fields.requiredText("text"),
        sender(fields, "sender"),
        exit(fields, FlowElement.NEXT));
  }

  private static FlowElement sendEmail(FlowFields fields, ElementId id, String name) {
    var content =
        new FlowElement.EmailContent(
            fields.requiredText("subject"), fields.requiredText("html"), fields.text("text"));
    return new FlowElement.SendEmail(
        id,
        name,
        purpose(fields),
        content,
        sender(fields, "from"),
        fields.flag("prepare", false),
        exit(fields, FlowElement.NEXT));
  }

  private static FlowElement forward(FlowFields fields, ElementId id, String name) {
    fields.required("to");
    return new FlowElement.Forward(
        id,
        name,
        fields.list("to", ElementReader::receiver),
        fields.text("text"),
        exit(fields, FlowElement.NEXT));
  }

  private static Optional<Receiver> receiver(FlowValue value) {
    return value.object().flatMap(fields -> receiver(value, fields));
  }

  private static Optional<Receiver> receiver(FlowValue value, FlowFields fields) {
    var phone = fields.text("sms");
    var mailbox = fields.text("email");
    fields.close();
    if (fields.has("sms") == fields.has("email")) {
      value.fault(Diagnostic.error("forward.unclear-receiver", "Must have either sms or email."));
      return Optional.empty();
    }
    return phone.<Receiver>map(Receiver.Phone::new).or(() -> mailbox.map(Receiver.Mailbox::new));
  }

  private static FlowElement untilWeekday(FlowFields fields, ElementId id, String name) {
    fields.required("days");
    var days = EnumSet.noneOf(DayOfWeek.class);
    days.addAll(fields.list("days", day -> day.choice(WEEKDAYS)));
    return new FlowElement.DelayUntilWeekday(
        id,
        name,
        days,
        fields.time("at"),
        fields.choice("zone", DelayZone.class).orElse(DelayZone.CONTACT),
        exit(fields, FlowElement.NEXT));
  }

  private static FlowElement condition(FlowFields fields, ElementId id, String name) {
    var criteria = fields.required("criteria").flatMap(CriteriaReader::read);
    return new FlowElement.Condition(
        id,
        name,
        criteria.orElse(Placeholders.CRITERIA),
        exit(fields, FlowElement.ON_TRUE),
        exit(fields, FlowElement.ON_FALSE));
  }

  static Purpose purpose(FlowFields fields) {
    return fields.choice("purpose", Purpose.class).orElse(Purpose.MARKETING);
  }

  private static EndOutcome outcome(FlowFields fields) {
    return fields.choice("outcome", EndOutcome.class).orElse(EndOutcome.NEUTRAL);
  }

  static Optional<SenderId> sender(FlowFields fields, String name) {
    return fields.word(name).map(SenderId::new);
  }

  private static ListKey list(FlowFields fields) {
    fields.required("list");
    return fields.word("list").map(ListKey::new).orElse(Placeholders.LIST);
  }

  /** The element that a field must name. */
  static ElementId exit(FlowFields fields, String name) {
    if (!fields.has(name)) {
      fields
          .place(name)
          .fault(
              Diagnostic.error("flow.missing-exit", "The field \"" + name + "\" is missing.")
                  .hint("Must be the id of the element that follows; a path stops at an end."));
    }
    return target(fields, name).orElse(Placeholders.EXIT);
  }

  private static Diagnostic invalidId(FlowValue id) {
    return Diagnostic.error(
        "element.invalid-id",
        "Must be 1 to 64 letters, digits, and - _ . : after the first, not "
            + (id.node().isTextual() ? Quoted.of(id.node().textValue()) : id.json().described())
            + ".");
  }

  /** The element that a field names. */
  static Optional<ElementId> target(FlowFields fields, String name) {
    var text = fields.text(name);
    if (text.filter(value -> !ID.matcher(value).matches()).isPresent()) {
      fields.place(name).fault(invalidId(fields.place(name)));
    }
    return text.filter(value -> ID.matcher(value).matches()).map(ElementId::new);
  }
}
