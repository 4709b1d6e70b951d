package io.relance.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays scenes against the server and shows what comes of each. */
final class DemoStage {
  private final DemoClient client;
  private final PrintWriter out;
  private final Map<String, String> automations = new LinkedHashMap<>();
  private final Map<String, String> shown = new HashMap<>();

  DemoStage(DemoClient client, PrintWriter out) {
    this.client = client;
    this.out = out;
  }

  /** Starts an automation from each template, and switches it on. */
  void openAutomations(List<String> templates) {
    for (var template : templates) {
      var made = client.post("/v1/automations", Map.of("name", template, "template", template));
      var id = made.path("id").asText();
      automations.put(id, template);
      client.post("/v1/automations/" + id + "/activate", Map.of());
    }
    out.println("Automations on: " + String.join(", ", templates));
    out.println();
  }

  void play(DemoStory.Scene scene) {
    out.println("• " + scene.told());
    switch (scene) {
      case DemoStory.Scene.ShopCalls(_, var event, var topic, var times) -> {
        for (int time = 0; time < times; time++) {
          client.shop(event, topic);
        }
      }
      case DemoStory.Scene.SomebodyTexts(_, var event, var times) -> {
        for (int time = 0; time < times; time++) {
          client.text(event);
        }
      }
      case DemoStory.Scene.TimePasses(_, var advance) -> advance(advance);
    }
    advance("PT1S");
    showNews();
    out.flush();
  }

  /** The counts of each automation. */
  void showWhatBecame() {
    out.println();
    out.printf("%-30s %9s %8s %7s  %s%n", "automation", "triggered", "entered", "inside", "sends");
    automations.forEach(
        (id, template) -> {
          var report = client.get("/v1/automations/" + id + "/report");
          out.printf(
              "%-30s %9d %8d %7d  %s%n",
              template,
              report.path("timesTriggered").asLong(),
              report.path("entered").asLong(),
              report.path("inside").asLong(),
              sends(report));
        });
    out.println();
  }

  /** What is missing or doubled. */
  List<String> faults(List<DemoStory.Expected> expected) {
    var left = new HashMap<DemoStory.Expected, Integer>();
    for (var message : messages()) {
      if (List.of("sent", "delivered").contains(message.path("state").asText())) {
        left.merge(
            new DemoStory.Expected(template(message), message.path("channel").asText()),
            1,
            Integer::sum);
      }
    }
    var faults = new ArrayList<String>();
    for (var each : expected) {
      int times = left.getOrDefault(each, 0);
      if (times != 1) {
        faults.add("%s by %s left %d times".formatted(each.template(), each.channel(), times));
      }
    }
    left.keySet().stream()
        .filter(each -> !expected.contains(each))
        .forEach(each -> faults.add(each.template() + " by " + each.channel() + " was not due"));
    return faults;
  }

  private void advance(String duration) {
    client.post("/v1/clock", Map.of("advance", duration));
  }

  private void showNews() {
    for (var message : messages()) {
      var state = message.path("state").asText();
      if (!state.equals(shown.put(message.path("id").asText(), state))) {
        var what = message.hasNonNull("reason") ? message.path("reason") : message.path("text");
        out.printf(
            "  %-8s %-10s %-32s %s%n",
            message.path("channel").asText(), state, template(message), shortened(what.asText()));
      }
    }
  }

  private List<JsonNode> messages() {
    var all = new ArrayList<JsonNode>();
    client.get("/v1/messages?limit=200").path("items").forEach(all::add);
    return all.reversed();
  }

  private String template(JsonNode message) {
    return automations.getOrDefault(message.path("automation").asText(), "—");
  }

  private static String sends(JsonNode report) {
    return "%d sent, %d skipped %s, %d failed, %d uncertain"
        .formatted(
            report.path("sent").asLong(),
            report.path("skipped").path("total").asLong(),
            report.path("skipped").path("byReason"),
            report.path("failed").asLong(),
            report.path("uncertain").asLong());
  }

  private static String shortened(String text) {
    var line = text.replaceAll("\\s+", " ");
    return line.length() <= 90 ? line : line.substring(0, 89) + "…";
  }
}
