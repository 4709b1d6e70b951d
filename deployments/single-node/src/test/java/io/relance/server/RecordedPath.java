package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.sending.model.Messages;
import io.relance.application.timeline.TimelineEntry;
import io.relance.domain.id.ElementId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A walk as it is told: when it came to which element, and what happened there.
 *
 * <p>Moments are cut to the second: a task that met another's write is tried again a little later.
 *
 * @param steps one line each, in order
 * @param texts what was said to the contact, by element
 */
record RecordedPath(List<String> steps, Map<String, String> texts) {
  private static final Set<String> ENDS_OF_MESSAGES = Set.of("sent", "skipped", "failed");

  /** As a timeline tells it, newest first, with the messages that were kept. */
  static RecordedPath of(List<TimelineEntry> timeline, List<Messages.View> messages) {
    var texts = new TreeMap<String, String>();
    messages.stream()
        .filter(message -> message.kind().equals("message") && message.state().equals("sent"))
        .forEach(
            message ->
                texts.put(
                    message.element().orElseThrow().value(),
                    message.subject().map(subject -> subject + "\n\n").orElse("")
                        + message.text().orElseThrow()));
    return new RecordedPath(timeline.reversed().stream().map(RecordedPath::line).toList(), texts);
  }

  /** As a preview foretells it. */
  static RecordedPath of(JsonNode simulation) {
    var texts = new TreeMap<String, String>();
    var steps = StreamSupport.stream(simulation.path("steps").spliterator(), false).toList();
    steps.stream()
        .filter(step -> step.path("type").asText().equals("sent"))
        .forEach(step -> texts.put(step.path("elementId").asText(), text(step.path("message"))));
    return new RecordedPath(
        steps.stream()
            .flatMap(step -> asShown(step, steps))
            .map(step -> isUnanswered(step, texts) ? left(step) : line(step))
            .toList(),
        texts);
  }

  /** A timeline shows what became of a prepared message when it was prepared. */
  private static Stream<JsonNode> asShown(JsonNode step, List<JsonNode> steps) {
    if (isPrepared(step)) {
      return steps.stream()
          .filter(it -> becameOf(step, it))
          .<JsonNode>map(it -> it.<ObjectNode>deepCopy().set("at", step.path("at")));
    }
    var isShownBefore = steps.stream().anyMatch(it -> isPrepared(it) && becameOf(it, step));
    var isWait = step.path("reason").asText().equals("for the decision");
    return isShownBefore || isWait ? Stream.empty() : Stream.of(step);
  }

  private static boolean isPrepared(JsonNode step) {
    return step.path("reason").asText().equals("approval");
  }

  private static boolean becameOf(JsonNode prepared, JsonNode step) {
    return ENDS_OF_MESSAGES.contains(step.path("type").asText())
        && step.path("elementId").equals(prepared.path("elementId"));
  }

  /** A wait at an element that sends is that for an answer. */
  private static boolean isUnanswered(JsonNode step, Map<String, String> sent) {
    return step.path("type").asText().equals("waited")
        && sent.containsKey(step.path("elementId").asText());
  }

  /** A preview says from when an answer is waited for, a timeline when the wait was over. */
  private static String left(JsonNode step) {
    return instant(step, "until") + " " + step.path("elementId").asText() + " decided ";
  }

  private static String text(JsonNode message) {
    var subject = message.path("subject").asText();
    return (subject.isEmpty() ? "" : subject + "\n\n") + message.path("text").asText();
  }

  private static Instant instant(JsonNode step, String field) {
    return Instant.parse(step.path(field).asText()).truncatedTo(ChronoUnit.SECONDS);
  }

  /** When it ended. */
  Instant end() {
    var last = steps.getLast();
    return Instant.parse(last.substring(0, last.indexOf(' ')));
  }

  private static String line(TimelineEntry entry) {
    var at = entry.at().truncatedTo(ChronoUnit.SECONDS) + " ";
    var element = entry.element().map(ElementId::value).orElse("");
    var reason = entry.reason().orElse("");
    var state = entry.details().getOrDefault("state", "");
    return switch (entry.kind()) {
      case "entered" -> at + "entered";
      case "waits" -> at + element + " waited";
      case "passed" -> at + element + " " + passed(entry) + reason;
      case "message" -> (at + element + " " + state + " " + reason).strip();
      case "forward" ->
          (at + element + " " + state.replace("sent", "forwarded") + " " + reason).strip();
      case "ended" -> at + element + " ended " + reason;
      default -> at + entry.kind();
    };
  }

  private static String passed(TimelineEntry entry) {
    return switch (entry.details().getOrDefault("kind", "")) {
      case "update-contact" -> "updated";
      case "remove-from-list" -> "removed";
      case "unsubscribe" -> "unsubscribed";
      case "export" -> "exported";
      case "ax-split", "distribution" -> "decided at random";
      case "grant-promo-code" -> entry.details().containsKey("code") ? "granted" : "decided ";
      default -> entry.details().containsKey("list") ? "added" : "decided ";
    };
  }

  private static String line(JsonNode step) {
    var at = instant(step, "at") + " ";
    var element = step.path("elementId").asText();
    var what = step.path("type").asText();
    var reason = step.path("reason").asText().replaceFirst("^as if .*", "");
    return switch (what) {
      case "entered" -> at + what;
      case "waited",
          "added",
          "removed",
          "updated",
          "unsubscribed",
          "exported",
          "granted",
          "sent",
          "forwarded" ->
          at + element + " " + what;
      default -> at + element + " " + what + " " + reason;
    };
  }
}
