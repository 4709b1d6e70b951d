package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.consent.Purpose;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads elements, each by its kind. */
final class ElementReader {
  static final List<String> KINDS =
      List.of(
          "send-sms",
          "send-email",
          "add-to-list",
          "forward",
          "delay",
          "delay-until-weekday",
          "condition",
          "end",
          "note");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  private int anonymous;

  Optional<FlowElement> read(JsonNode node, JsonPath jsonPath) {
    var id = id(node).orElseGet(() -> Placeholders.elementAt(anonymous++));
    var fields = new Fields(node, Placeholders.standsFor(id) ? jsonPath : jsonPath.within(id));
    if (!fields.readable()) {
      return Optional.of(new FlowElement.Note(id, "", ""));
    }
    if (fields.required("id").isPresent() && Placeholders.standsFor(id)) {
      fields.place("id").note(invalidId(fields.node("id").orElseThrow()));
    }
    return Optional.of(read(fields, id));
  }

  private static Optional<ElementId> id(JsonNode node) {
    return Optional.ofNullable(node.get("id"))
        .map(JsonNode::textValue)
        .filter(text -> ID.matcher(text).matches())
        .map(ElementId::new);
  }

  private FlowElement read(Fields fields, ElementId id) {
    var name = fields.text("name").orElse("");
    var kind = fields.requiredText("kind");
    FlowElement element =
        switch (kind) {
          case "send-sms" -> sendSms(fields, id, name);
          case "send-email" -> sendEmail(fields, id, name);
          case "add-to-list" ->
              new FlowElement.AddToList(id, name, list(fields), exit(fields, FlowElement.NEXT));
          case "forward" -> forward(fields, id, name);
          case "delay" ->
              new FlowElement.Delay(
                  id, name, fields.duration("for"), exit(fields, FlowElement.NEXT));
          case "delay-until-weekday" -> untilWeekday(fields, id, name);
          case "condition" -> condition(fields, id, name);
          case "end" -> new FlowElement.End(id, name, outcome(fields));
          case "note" -> new FlowElement.Note(id, name, fields.requiredText("text"));
          default -> unknown(fields, id, name);
        };
    if (KINDS.contains(kind)) {
      fields.close();
    }
    return element;
  }

  private FlowElement unknown(Fields fields, ElementId id, String name) {
    fields.noteUnknownKind("flow.unknown-element-kind", "element", KINDS);
    var first = target(fields, FlowElement.NEXT).or(() -> target(fields, FlowElement.ON_TRUE));
    var second = target(fields, FlowElement.ON_FALSE);
    return new FlowElement.Condition(
        id,
        name,
        Placeholders.CRITERIA,
        first.orElse(Placeholders.EXIT),
        second.orElse(Placeholders.EXIT));
  }

  private static FlowElement sendSms(Fields fields, ElementId id, String name) {
    return new FlowElement.SendSms(
        id,
        name,
        purpose(fields),
        fields.requiredText("text"),
        sender(fields, "sender"),
        exit(fields, FlowElement.NEXT));
  }

  private static FlowElement sendEmail(Fields fields, ElementId id, String name) {
    var content =
        new FlowElement.EmailContent(
            fields.requiredText("subject"), fields.requiredText("html"), fields.text("text"));
    return new FlowElement.SendEmail(
        id, name, purpose(fields), content, sender(fields, "from"), exit(fields, FlowElement.NEXT));
  }

  private static FlowElement forward(Fields fields, ElementId id, String name) {
    fields.required("to");
    return new FlowElement.Forward(
        id,
        name,
        fields.list("to", ElementReader::receiver),
        fields.text("text"),
        exit(fields, FlowElement.NEXT));
  }

  private static Optional<Receiver> receiver(JsonNode node, JsonPath jsonPath) {
    var fields = new Fields(node, jsonPath);
    if (!fields.readable()) {
      return Optional.empty();
    }
    var phone = fields.text("sms");
    var mailbox = fields.text("email");
    fields.close();
    if (node.has("sms") == node.has("email")) {
      jsonPath.note(Diagnostic.error("forward.unclear-receiver", "Must have either sms or email."));
      return Optional.empty();
    }
    return phone.<Receiver>map(Receiver.Phone::new).or(() -> mailbox.map(Receiver.Mailbox::new));
  }

  private static FlowElement untilWeekday(Fields fields, ElementId id, String name) {
    fields.required("days");
    var days = EnumSet.noneOf(DayOfWeek.class);
    days.addAll(fields.list("days", WireNames.WEEKDAY::read));
    return new FlowElement.DelayUntilWeekday(
        id,
        name,
        days,
        fields.time("at"),
        fields.choice("zone", WireNames.DELAY_ZONE).orElse(DelayZone.CONTACT),
        exit(fields, FlowElement.NEXT));
  }

  private static FlowElement condition(Fields fields, ElementId id, String name) {
    var criteria =
        fields
            .required("criteria")
            .flatMap(node -> CriteriaReader.read(node, fields.place("criteria")));
    return new FlowElement.Condition(
        id,
        name,
        criteria.orElse(Placeholders.CRITERIA),
        exit(fields, FlowElement.ON_TRUE),
        exit(fields, FlowElement.ON_FALSE));
  }

  private static Purpose purpose(Fields fields) {
    return fields.choice("purpose", WireNames.PURPOSE).orElse(Purpose.MARKETING);
  }

  private static EndOutcome outcome(Fields fields) {
    return fields.choice("outcome", WireNames.OUTCOME).orElse(EndOutcome.NEUTRAL);
  }

  private static Optional<SenderId> sender(Fields fields, String name) {
    var text = fields.text(name);
    if (text.filter(String::isBlank).isPresent()) {
      fields.place(name).note(Diagnostic.error("json.empty", "Must not be empty."));
    }
    return text.filter(value -> !value.isBlank()).map(SenderId::new);
  }

  private static ListKey list(Fields fields) {
    var text = fields.requiredText("list");
    if (text.isBlank() && fields.node("list").isPresent()) {
      fields.place("list").note(Diagnostic.error("json.empty", "Must not be empty."));
    }
    return text.isBlank() ? Placeholders.LIST : new ListKey(text);
  }

  private static ElementId exit(Fields fields, String name) {
    if (fields.node(name).isEmpty()) {
      fields
          .place(name)
          .note(
              Diagnostic.error("flow.missing-exit", "The field \"" + name + "\" is missing.")
                  .hint("Must be the id of the element that follows; a path stops at an end."));
    }
    return target(fields, name).orElse(Placeholders.EXIT);
  }

  private static Diagnostic invalidId(JsonNode id) {
    return Diagnostic.error(
        "element.invalid-id",
        "Must be 1 to 64 letters, digits, and - _ . : after the first, not "
            + (id.isTextual()
                ? Quoted.of(id.textValue())
                : id.getNodeType().name().toLowerCase(Locale.ROOT))
            + ".");
  }

  /** The element that a field names. */
  static Optional<ElementId> target(Fields fields, String name) {
    var text = fields.text(name);
    if (text.filter(value -> !ID.matcher(value).matches()).isPresent()) {
      fields.place(name).note(invalidId(fields.node(name).orElseThrow()));
    }
    return text.filter(value -> ID.matcher(value).matches()).map(ElementId::new);
  }
}
