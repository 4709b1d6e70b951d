package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.ConversationElement.Message;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.ConversationElement.Recommendations;
import io.relance.domain.flow.ConversationSettings;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.QuestionChoice;
import io.relance.domain.flow.Recommendation;
import io.relance.domain.id.ElementId;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the elements of a conversation and its settings. */
final class ConversationFields {
  private static final int MAX_REPROMPTS = 10;

  private ConversationFields() {}

  static Question question(FlowFields fields, ElementId id, String name) {
    fields.required("choices");
    return new Question(
        id,
        name,
        fields.requiredText("text"),
        fields.list("choices", ConversationFields::choice),
        fields.word("storeAs").map(PropertyName::new),
        ElementReader.exit(fields, FlowElement.NEXT),
        ElementReader.target(fields, ConversationElement.ON_NO_ANSWER));
  }

  private static Optional<QuestionChoice> choice(FlowValue value) {
    return value.object().map(ConversationFields::choice);
  }

  private static QuestionChoice choice(FlowFields fields) {
    var choice =
        new QuestionChoice(
            fields.requiredText("text"),
            fields.list("aliases", FlowValue::text),
            ElementReader.target(fields, FlowElement.NEXT));
    fields.close();
    return choice;
  }

  static Recommendations recommendations(FlowFields fields, ElementId id, String name) {
    fields.required("recommendations");
    var otherwise =
        fields
            .required("default")
            .flatMap(FlowValue::object)
            .map(ConversationFields::otherwise)
            .orElse(new Recommendation("", "", List.of()));
    return new Recommendations(
        id,
        name,
        fields.list("recommendations", ConversationFields::recommendation),
        otherwise,
        ElementReader.target(fields, FlowElement.NEXT));
  }

  private static Recommendation otherwise(FlowFields fields) {
    var otherwise =
        new Recommendation(fields.requiredText("name"), fields.requiredText("text"), List.of());
    fields.close();
    return otherwise;
  }

  private static Optional<Recommendation> recommendation(FlowValue value) {
    return value.object().map(ConversationFields::recommendation);
  }

  private static Recommendation recommendation(FlowFields fields) {
    fields.required("when");
    var recommendation =
        new Recommendation(
            fields.requiredText("name"),
            fields.requiredText("text"),
            fields.list("when", ConversationFields::combination));
    fields.close();
    return recommendation;
  }

  private static Optional<Map<ElementId, String>> combination(FlowValue value) {
    return value.json().object().map(ConversationFields::combination);
  }

  private static Map<ElementId, String> combination(JsonFields fields) {
    var choices = new LinkedHashMap<ElementId, String>();
    fields
        .all()
        .forEach(
            (question, choice) ->
                choice.string().ifPresent(text -> choices.put(new ElementId(question), text)));
    return choices;
  }

  static Message message(FlowFields fields, ElementId id, String name) {
    return new Message(
        id, name, fields.requiredText("text"), ElementReader.target(fields, FlowElement.NEXT));
  }

  static ConversationSettings settings(FlowValue value) {
    return value.object().map(ConversationFields::settings).orElse(ConversationSettings.DEFAULT);
  }

  private static ConversationSettings settings(FlowFields fields) {
    var usual = ConversationSettings.DEFAULT;
    if (fields.isEmptyList("channels")) {
      fields
          .place("channels")
          .fault(
              Diagnostic.error("conversation.no-channels", "Must have at least one channel.")
                  .hint("Leave the field out for the channels of the trigger."));
    }
    var settings =
        new ConversationSettings(
            fields.text("reprompt"),
            fields.text("fallback"),
            fields
                .get("maxReprompts")
                .flatMap(most -> most.json().integer(0, MAX_REPROMPTS))
                .map(Long::intValue)
                .orElse(usual.maxReprompts()),
            delay(fields),
            fields.list("channels", channel -> channel.choice(Choices.of(Channel.class))));
    fields.close();
    return settings;
  }

  private static Duration delay(FlowFields fields) {
    return fields.has("maxDelay")
        ? fields.duration("maxDelay")
        : ConversationSettings.DEFAULT.maxDelay();
  }

  /** Writes what the exits of the element do not say. */
  static void write(ConversationElement element, ObjectNode object) {
    switch (element) {
      case Question question -> write(question, object);
      case Recommendations recommendations -> write(recommendations, object);
      case Message message -> object.put("text", message.text());
    }
  }

  private static void write(Question question, ObjectNode object) {
    object.put("text", question.text());
    var choices = object.putArray("choices");
    for (var choice : question.choices()) {
      var written = choices.addObject().put("text", choice.text());
      if (!choice.aliases().isEmpty()) {
        var aliases = written.putArray("aliases");
        choice.aliases().forEach(aliases::add);
      }
      choice.next().ifPresent(to -> written.put(FlowElement.NEXT, to.value()));
    }
    question.storeAs().ifPresent(property -> object.put("storeAs", property.value()));
  }

  private static void write(Recommendations recommendations, ObjectNode object) {
    var all = object.putArray("recommendations");
    for (var recommendation : recommendations.recommendations()) {
      var written = write(recommendation);
      written.set("when", combinations(recommendation));
      all.add(written);
    }
    object.set("default", write(recommendations.otherwise()));
  }

  private static ObjectNode write(Recommendation recommendation) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", recommendation.name())
        .put("text", recommendation.text());
  }

  private static ArrayNode combinations(Recommendation recommendation) {
    var when = JsonNodeFactory.instance.arrayNode();
    for (var combination : recommendation.when()) {
      var choices = when.addObject();
      combination.forEach((question, choice) -> choices.put(question.value(), choice));
    }
    return when;
  }

  static ObjectNode write(ConversationSettings settings) {
    var object = JsonNodeFactory.instance.objectNode();
    settings.reprompt().ifPresent(text -> object.put("reprompt", text));
    settings.fallback().ifPresent(text -> object.put("fallback", text));
    object.put("maxReprompts", settings.maxReprompts());
    object.put("maxDelay", Durations.write(settings.maxDelay()));
    if (!settings.channels().isEmpty()) {
      var channels = object.putArray("channels");
      settings.channels().forEach(channel -> channels.add(Choices.name(channel)));
    }
    return object;
  }
}
