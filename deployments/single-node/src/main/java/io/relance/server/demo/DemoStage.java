package io.relance.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs scenes against the server and prints their results. */
final class DemoStage {
  private final DemoClient client;
  private final PrintWriter out;
  private final Map<String, DemoAutomation> automations = new LinkedHashMap<>();
  private final DemoNews news;
  private final DemoSegments segments;

  DemoStage(DemoClient client, PrintWriter out) {
    this.client = client;
    this.out = out;
    this.news = new DemoNews(client, out, automations);
    this.segments = new DemoSegments(client, out);
  }

  /** Starts an automation from each template, and switches it on. */
  void openAutomations(List<String> templates) {
    for (var template : templates) {
      var name = client.get("/v1/templates/" + template).path("name").asText();
      open(template, Map.of("name", name, "template", template));
    }
    out.println("Automations on: " + String.join(", ", templates));
    out.println();
  }

  private void open(String name, Map<String, Object> automation) {
    var made = client.post("/v1/automations", automation);
    var id = made.path("id").asText();
    automations.put(id, DemoAutomation.of(name, made));
    client.post("/v1/automations/" + id + "/activate", Map.of());
  }

  void play(DemoStory.Scene scene) {
    out.println("• " + scene.text());
    switch (scene) {
      case DemoStory.Scene.ShopCalls(_, var event, var topic, var times) -> {
        for (int time = 0; time < times; time++) {
          client.shop(event, topic);
        }
      }
      case DemoStory.Scene.ContactTexts(_, var event, var times) -> {
        for (int time = 0; time < times; time++) {
          client.text(event);
        }
      }
      case DemoStory.Scene.SegmentSaved(_, var name, var criteria) ->
          segments.save(name, Json.tree(criteria));
      case DemoStory.Scene.AutomationOpened(_, var name, var flow) ->
          open(name, Map.of("name", name, "flow", Json.tree(flow)));
      case DemoStory.Scene.SegmentLaunched(_, var automation, var segment) ->
          segments.launch(id(automation), segment);
      case DemoStory.Scene.TimePasses(_, var advance) -> advance(advance);
    }
    advance("PT1S");
    news.show();
    out.flush();
  }

  private String id(String automation) {
    return automations.entrySet().stream()
        .filter(each -> each.getValue().template().equals(automation))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new DemoFailure("The automation " + automation + " is not on"));
  }

  /** The counts of each automation. */
  void showWhatBecame() {
    out.println();
    out.printf(
        "%-30s %9s %8s %7s  %s%n", "automation", "triggered", "entered", "in progress", "sends");
    automations.forEach(
        (id, automation) -> {
          var report = client.get("/v1/automations/" + id + "/report");
          out.printf(
              "%-30s %9d %8d %7d  %s%n",
              automation.template(),
              report.path("timesTriggered").asLong(),
              report.path("entered").asLong(),
              report.path("inProgress").asLong(),
              sends(report));
        });
    out.println();
  }

  /** What is missing or doubled, among what left and among what was rightly skipped. */
  List<String> faults(List<DemoStory.Expected> leaving, List<DemoStory.Expected> skipped) {
    return Stream.concat(
            faults(leaving, List.of("sent", "delivered"), "left"),
            faults(skipped, List.of("skipped"), "was skipped"))
        .toList();
  }

  private Stream<String> faults(
      List<DemoStory.Expected> expected, List<String> states, String words) {
    var found =
        news.all().stream()
            .filter(message -> states.contains(message.path("state").asText()))
            .map(this::expected)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    var all = new LinkedHashSet<>(expected);
    all.addAll(found.keySet());
    return all.stream()
        .filter(each -> found.getOrDefault(each, 0L) != (expected.contains(each) ? 1 : 0))
        .map(
            each ->
                "%s by %s %s %d times"
                    .formatted(
                        each.template(), each.channel(), words, found.getOrDefault(each, 0L)));
  }

  private DemoStory.Expected expected(JsonNode message) {
    return new DemoStory.Expected(template(message), message.path("channel").asText());
  }

  private void advance(String duration) {
    client.post("/v1/clock", Map.of("advance", duration));
  }

  private String template(JsonNode message) {
    var automation = message.path("automationId").asText();
    return automations.getOrDefault(automation, DemoAutomation.NONE).template();
  }

  private static String sends(JsonNode report) {
    return "%d sent, %d skipped %s, %d failed, %d unconfirmed"
        .formatted(
            report.path("sent").asLong(),
            report.path("skipped").path("total").asLong(),
            report.path("skipped").path("byReason"),
            report.path("failed").asLong(),
            report.path("unconfirmed").asLong());
  }
}
