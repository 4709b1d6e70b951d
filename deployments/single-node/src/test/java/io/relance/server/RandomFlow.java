package io.relance.server;

import io.relance.application.persistence.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws flows of every kind of element that contacts come to. */
record RandomFlow(Random random, String list) {
  private static final int ELEMENTS = 8;

  /** A flow with a manual trigger, as JSON. */
  String draw() {
    var elements = new ArrayList<Map<String, Object>>();
    for (int at = 0; at < ELEMENTS; at++) {
      elements.add(element(at));
    }
    List.of("success", "abandon").forEach(outcome -> elements.add(end(outcome)));
    return Json.write(
        Map.of(
            "format", 1, "trigger", Map.of("kind", "manual"), "start", "e0", "elements", elements));
  }

  private Map<String, Object> element(int at) {
    return switch (at == 0 ? 0 : at == 1 ? 8 : random.nextInt(9)) {
      case 0 -> sms(at);
      case 1 -> element(at, "delay", Map.of("for", "PT" + (1 + random.nextInt(90)) + "M"));
      case 2 -> element(at, "add-to-list", Map.of("list", list));
      case 3 ->
          element(
              at,
              "delay-until-weekday",
              Map.of("days", List.of("TUESDAY", "WEDNESDAY"), "at", "11:00", "zone", "contact"));
      case 4 ->
          element(
              at,
              "send-email",
              Map.of("purpose", "transactional", "subject", "Mail", "html", "<p>Hello</p>"));
      case 5 ->
          element(at, "update-contact", Map.of("set", Map.of("reached", "{{ contact.phone }}")));
      case 6 -> element(at, "remove-from-list", Map.of("list", list));
      case 7 -> split(at);
      default -> condition(at);
    };
  }

  private Map<String, Object> sms(int at) {
    var purpose = random.nextInt(3) == 0 ? "marketing" : "transactional";
    return element(at, "send-sms", Map.of("purpose", purpose, "text", "Text " + at));
  }

  private Map<String, Object> condition(int at) {
    var criteria = Map.of("property", "firstName", "is", random.nextBoolean() ? "Ana" : "Bea");
    var element = element(at, "condition", Map.of("criteria", criteria));
    element.remove("next");
    element.put("onTrue", at == 1 ? "success" : next(at + random.nextInt(3)));
    element.put("onFalse", next(at));
    return element;
  }

  private Map<String, Object> split(int at) {
    var element = element(at, "ax-split", Map.of("variations", variations(at)));
    element.remove("next");
    return element;
  }

  private List<Map<String, Object>> variations(int at) {
    return List.of(
        Map.of("id", "a", "share", 40, "next", next(at + random.nextInt(3))),
        Map.of("id", "b", "share", 60, "next", next(at)));
  }

  private static String next(int at) {
    return at >= ELEMENTS - 1 ? "abandon" : "e" + (at + 1);
  }

  private static Map<String, Object> element(int at, String kind, Map<String, Object> more) {
    var element = new LinkedHashMap<String, Object>();
    element.put("id", "e" + at);
    element.put("name", kind + " " + at);
    element.put("kind", kind);
    element.putAll(more);
    element.put("next", next(at));
    return element;
  }

  private static Map<String, Object> end(String outcome) {
    return Map.of("id", outcome, "name", outcome, "kind", "end", "outcome", outcome);
  }
}
