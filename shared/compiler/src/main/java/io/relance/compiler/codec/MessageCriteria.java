package io.relance.compiler.codec;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.Quoted;
import io.relance.domain.web.WebAddresses;
import io.relance.json.Choices;
import java.util.Map;
import java.util.Optional;

/** Reads a criterion about a message of an enrollment. */
public final class MessageCriteria {
  /** How criteria ask about messages that are not of an enrollment. */
  public static final String INSTEAD =
      "For messages of any automation count events, such as {\"event\": \"message-sent\","
          + " \"since\": \"P30D\"}.";

  static final String LAST = "last";
  private static final Map<String, SendOutcome> OUTCOMES = Choices.of(SendOutcome.class);

  private MessageCriteria() {}

  /** Reads the outcome of the message of an element, or of the last message. */
  static Optional<Criteria.MessageOutcome> read(FlowFields fields) {
    var message = fields.word("message");
    var outcome = fields.required("is").flatMap(MessageCriteria::outcome);
    var link = fields.word("link");
    link.flatMap(it -> faultOf(it, outcome.equals(Optional.of(SendOutcome.CLICKED))))
        .ifPresent(fields.place("link")::fault);
    return message.flatMap(
        given -> outcome.map(it -> new Criteria.MessageOutcome(element(given), it, link)));
  }

  private static Optional<Diagnostic> faultOf(String link, boolean clicked) {
    if (!clicked) {
      return Optional.of(
          Diagnostic.error(
                  "criteria.link-without-click", "A link can be asked about only with clicked.")
              .hint("Set \"is\" to \"clicked\", or remove the link."));
    }
    return WebAddresses.ascii(link).isPresent()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                "criteria.link-invalid",
                "Must be a web address such as https://example.com/offer, not "
                    + Quoted.of(link)
                    + "."));
  }

  private static Optional<ElementId> element(String message) {
    return Optional.of(message).filter(it -> !it.equals(LAST)).map(ElementId::new);
  }

  private static Optional<SendOutcome> outcome(FlowValue is) {
    var given = is.text();
    if (given.filter(text -> !OUTCOMES.containsKey(text)).isPresent()) {
      is.fault(refused("one of " + String.join(", ", OUTCOMES.keySet()), given.orElseThrow()));
    }
    return given.map(OUTCOMES::get);
  }

  private static Diagnostic refused(String wanted, String given) {
    return Diagnostic.error(
            "criteria.unknown-message", "Must be %s, not %s.".formatted(wanted, Quoted.of(given)))
        .hint(INSTEAD);
  }
}
