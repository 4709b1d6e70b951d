package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.RepliedMessage;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationKey;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SenderId;
import io.relance.domain.text.Quoted;
import io.relance.json.Choices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes the triggers {@code keyword} and {@code reply-to-message}. */
final class TextTriggerFields {
  private static final String ANY = "any";
  private static final Map<String, Channel> CHANNELS = Choices.of(Channel.class);

  private TextTriggerFields() {}

  static Trigger readKeyword(FlowFields fields) {
    fields.required("keywords");
    refuseNoKeywords(fields, "A keyword trigger needs the words that start it.");
    return new Trigger.Keyword(
        channels(fields),
        fields.list("keywords", FlowValue::text),
        property(fields),
        fields.word("sender").map(SenderId::new));
  }

  static Trigger readReply(FlowFields fields) {
    refuseNoKeywords(fields, "Leave the field out for any reply.");
    return new Trigger.ReplyToMessage(
        channels(fields),
        fields.list("keywords", FlowValue::text),
        fields
            .required("message")
            .flatMap(TextTriggerFields::message)
            .orElseGet(RepliedMessage.Any::new),
        property(fields));
  }

  private static Set<Channel> channels(FlowFields fields) {
    fields.required("channels");
    if (fields.isEmptyList("channels")) {
      fields
          .place("channels")
          .fault(
              Diagnostic.error("trigger.no-channels", "Must name at least one channel.")
                  .hint("Use sms, whatsapp or both."));
    }
    return Set.copyOf(fields.list("channels", channel -> channel.choice(CHANNELS)));
  }

  /** Reports a list of keywords without any. */
  static void refuseNoKeywords(FlowFields fields, String hint) {
    if (fields.isEmptyList("keywords")) {
      fields
          .place("keywords")
          .fault(
              Diagnostic.error("trigger.no-keywords", "Must have at least one keyword.")
                  .hint(hint));
    }
  }

  private static Optional<PropertyName> property(FlowFields fields) {
    return fields.word("storeAs").map(PropertyName::new);
  }

  private static Optional<RepliedMessage> message(FlowValue value) {
    if (value.node().isTextual()) {
      return any(value);
    }
    return value.object().flatMap(TextTriggerFields::ofElement);
  }

  private static Optional<RepliedMessage> any(FlowValue value) {
    if (value.node().textValue().equals(ANY)) {
      return Optional.of(new RepliedMessage.Any());
    }
    value.fault(
        Diagnostic.error(
                "trigger.unknown-message",
                "Must be \"any\", or an automation and an element, not "
                    + Quoted.of(value.node().textValue())
                    + ".")
            .hint("Such as {\"automation\": \"winter-sale\", \"element\": \"offer\"}."));
    return Optional.empty();
  }

  private static Optional<RepliedMessage> ofElement(FlowFields fields) {
    fields.required("automation");
    fields.required("element");
    var automation = fields.word("automation").map(AutomationKey::new);
    var element = fields.word("element").map(ElementId::new);
    fields.close();
    return automation.flatMap(key -> element.map(id -> new RepliedMessage.OfElement(key, id)));
  }

  static void write(Trigger.Keyword trigger, ObjectNode object) {
    put(trigger.channels(), trigger.keywords(), object);
    trigger.storeAs().ifPresent(property -> object.put("storeAs", property.value()));
    trigger.sender().ifPresent(sender -> object.put("sender", sender.value()));
  }

  static void write(Trigger.ReplyToMessage trigger, ObjectNode object) {
    put(trigger.channels(), trigger.keywords(), object);
    switch (trigger.message()) {
      case RepliedMessage.Any() -> object.put("message", ANY);
      case RepliedMessage.OfElement(var automation, var element) ->
          object
              .putObject("message")
              .put("automation", automation.value())
              .put("element", element.value());
    }
    trigger.storeAs().ifPresent(property -> object.put("storeAs", property.value()));
  }

  private static void put(Set<Channel> channels, List<String> keywords, ObjectNode object) {
    var names = object.putArray("channels");
    channels.forEach(channel -> names.add(Choices.name(channel)));
    if (!keywords.isEmpty()) {
      keywords.forEach(object.putArray("keywords")::add);
    }
  }
}
