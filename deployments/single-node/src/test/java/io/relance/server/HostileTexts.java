package io.relance.server;

import io.relance.application.persistence.Json;
import java.util.List;
import java.util.Map;

/** Texts of messages, and what contacts bring to them, that are to use up memory or time. */
final class HostileTexts {
  /** Some are refused when they are saved; the others meet the contacts below. */
  static final List<String> TEXTS =
      List.of(
          "{{ 1.5 | round: contact.properties.n }}",
          "{{ 1.5 | round: 999999999 }}",
          "{{ contact.properties.n | times: contact.properties.n | round: contact.properties.n }}",
          "{{ 'now' | date: contact.properties.format }}",
          "{{ 'now' | date: '%0500000000d' }}",
          "{{ contact.properties.markup | strip_html | truncate: 10 }}",
          "{{ contact.properties.long | split: '' | join: contact.properties.long }}",
          "{{ contact.properties.long | replace: 'x', contact.properties.long | truncate: 5 }}",
          "{% for i in (1..contact.properties.n) %}{{ contact.properties.long }}{% endfor %}",
          "{% assign l = contact.properties.long | split: '' %}"
              + "{% for i in (1..20) %}{% assign l = l | concat: l %}{% endfor %}{{ l | size }}",
          "{% for i in (1..9999) %}{% for j in (1..9999) %}{{ i | times: j }}{% endfor %}"
              + "{% endfor %}",
          "Hello {{ contact.firstName }} {{ contact.lastName }} {{ contact.properties.long }}");

  static final List<String> NAMES =
      List.of(
          "<img src=x onerror=alert(1)>",
          "https://evil.example.com/?a=b",
          "{{ 'now' | date: '%0500000000d' }}",
          "🦆".repeat(30),
          "\u202eanA\u202c",
          "Robert'); DROP TABLE items; --",
          "A".repeat(200));

  /** Nobody opts out with them. */
  static final List<String> MESSAGES =
      List.of(
          "x".repeat(1_600),
          "🦆".repeat(400),
          "\u202e\ufeff\u200b",
          "HOURS " + "<".repeat(1_000),
          "{{ 1.5 | round: 999999999 }}",
          "%00%0a\r\nFrom: me",
          "a\u0301".repeat(500),
          "1e999999999");

  /** Ways to opt out that Twilio does not know. */
  static final List<String> OPT_OUTS =
      List.of("Merci de stop", "STOP promo", "ST0P", "\u0405\u0422\u041e\u0420", "1 STOP", "🛑");

  private HostileTexts() {}

  /** An automation that sends one text to whom it is launched to. */
  static String automation(String text) {
    return Json.write(
        Map.of(
            "name",
            "Hostile",
            "flow",
            Map.of(
                "format",
                1,
                "trigger",
                Map.of("kind", "manual"),
                "start",
                "send",
                "elements",
                List.of(
                    Map.of(
                        "id",
                        "send",
                        "name",
                        "Send",
                        "kind",
                        "send-sms",
                        "purpose",
                        "transactional",
                        "text",
                        text,
                        "next",
                        "done"),
                    Map.of("id", "done", "name", "Done", "kind", "end", "outcome", "neutral")))));
  }

  /** A contact whose properties are as large as they may be. */
  static String contact(String phone, String name) {
    return Json.write(
        Map.of(
            "phone",
            phone,
            "firstName",
            name,
            "properties",
            Map.of(
                "n",
                999_999_999,
                "format",
                "%999d".repeat(200),
                "markup",
                "<!--".repeat(250),
                "long",
                "x".repeat(1_000))));
  }
}
