package io.relance.compiler.codec;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Diagnostics of kinds of elements, triggers and re-entry policies that do not exist. */
final class Kinds {
  /** What other products call ours. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("wait", "delay"),
          Map.entry("pause", "delay"),
          Map.entry("wait-until", "delay-until-weekday"),
          Map.entry("sms", "send-sms"),
          Map.entry("send-text", "send-sms"),
          Map.entry("whatsapp", "send-whatsapp"),
          Map.entry("email", "send-email"),
          Map.entry("mail", "send-email"),
          Map.entry("if", "condition"),
          Map.entry("branch", "condition"),
          Map.entry("conditional-split", "condition"),
          Map.entry("exit", "end"),
          Map.entry("stop", "end"),
          Map.entry("comment", "note"),
          Map.entry("ask", "question"),
          Map.entry("recommendation", "recommendations"),
          Map.entry("order", "post-purchase"),
          Map.entry("purchase", "post-purchase"),
          Map.entry("cart-abandoned", "abandoned-cart"),
          Map.entry("checkout-abandoned", "abandoned-cart"),
          Map.entry("shipment", "shipment-update"),
          Map.entry("unsubscribed", "contact-unsubscribed"),
          Map.entry("subscribed", "contact-subscribed"),
          Map.entry("contact-changed", "contact-updated"),
          Map.entry("added-to-list", "list-joined"),
          Map.entry("entered-segment", "segment-entered"),
          Map.entry("left-segment", "segment-left"),
          Map.entry("recurring", "recurrence"),
          Map.entry("date", "dates"),
          Map.entry("imported", "import"),
          Map.entry("after-import", "import"),
          Map.entry("always", "every-time"),
          Map.entry("never", "once"));

  private Kinds() {}

  static Diagnostic unknown(String code, String of, String given, Collection<String> known) {
    var meant =
        Optional.ofNullable(SYNONYMS.get(given))
            .filter(known::contains)
            .or(() -> NearestName.of(given, known));
    var message = "There is no " + of + " kind " + Quoted.of(given);
    return Diagnostic.error(
            code, message + meant.map(kind -> "; did you mean \"" + kind + "\"?").orElse("."))
        .hint("Kinds: " + String.join(", ", known) + ".");
  }
}
