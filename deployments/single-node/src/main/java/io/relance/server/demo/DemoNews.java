package io.relance.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints what has just happened to each contact: messages, waits, decisions, with their reasons.
 */
final class DemoNews {
  private static final int WIDTH = 76;

  private final DemoClient client;
  private final PrintWriter out;
  private final Map<String, DemoAutomation> automations;
  private final Map<String, String> states = new HashMap<>();
  private final Set<JsonNode> printed = new HashSet<>();

  DemoNews(DemoClient client, PrintWriter out, Map<String, DemoAutomation> automations) {
    this.client = client;
    this.out = out;
    this.automations = automations;
  }

  private record News(String at, String who, String what, String automation, String more) {}

  void show() {
    var people = new ArrayList<JsonNode>();
    client.get("/v1/contacts").path("items").forEach(people::add);
    var names = new HashMap<String, String>();
    people.forEach(person -> names.put(person.path("id").asText(), name(person)));
    Stream.concat(messages(names), people.stream().flatMap(this::steps))
        .sorted(Comparator.comparing(News::at))
        .forEach(
            news ->
                out.printf(
                    "  %-16s %-13s %-28s %s%n",
                    news.who(), news.what(), news.automation(), shortened(news.more())));
  }

  /** The messages there are, oldest first. */
  List<JsonNode> all() {
    var all = new ArrayList<JsonNode>();
    client.get("/v1/messages?limit=200").path("items").forEach(all::add);
    return all.reversed();
  }

  private Stream<News> messages(Map<String, String> names) {
    return all().stream()
        .filter(message -> isNew(message.path("id").asText(), message.path("state").asText()))
        .map(message -> news(message, names));
  }

  private boolean isNew(String message, String state) {
    return !state.equals(states.put(message, state));
  }

  private News news(JsonNode message, Map<String, String> names) {
    var what = message.path("channel").asText() + " " + message.path("state").asText();
    var more = message.hasNonNull("reason") ? message.path("reason") : message.path("text");
    return new News(
        message.path("at").asText(),
        names.getOrDefault(message.path("contactId").asText(), "—"),
        what,
        automation(message).template(),
        more.asText());
  }

  /** The waits of contacts, and the results of their conditions. */
  private Stream<News> steps(JsonNode person) {
    var entries = new ArrayList<JsonNode>();
    client
        .get("/v1/contacts/%s/timeline?limit=200".formatted(person.path("id").asText()))
        .path("items")
        .forEach(entries::add);
    return entries.reversed().stream()
        .filter(entry -> entry.path("type").asText().equals("waiting") || isDecision(entry))
        .filter(printed::add)
        .map(entry -> news(entry, name(person)));
  }

  private static boolean isDecision(JsonNode entry) {
    return entry.path("type").asText().equals("branched");
  }

  private News news(JsonNode entry, String who) {
    var automation = automation(entry);
    var element = "at \"" + automation.name(entry.path("elementId").asText()) + "\"";
    var until = entry.path("until").asText();
    return new News(
        entry.path("at").asText(),
        who,
        isDecision(entry) ? "goes on" : "waits",
        automation.template(),
        isDecision(entry)
            ? element + ": " + entry.path("reason").asText()
            : element + " until " + until);
  }

  private DemoAutomation automation(JsonNode of) {
    return automations.getOrDefault(of.path("automationId").asText(), DemoAutomation.NONE);
  }

  private static String name(JsonNode person) {
    var first = person.path("firstName").asText();
    var address = person.hasNonNull("phone") ? person.path("phone") : person.path("email");
    return first.isEmpty() ? address.asText() : first + " " + person.path("lastName").asText();
  }

  private static String shortened(String text) {
    var line = text.replaceAll("\\s+", " ");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }
}
