package io.relance.compiler.codec;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import io.relance.json.Choices;
import java.util.Map;
import java.util.Optional;

/** Reads a criterion about the last message of an enrollment. */
public final class MessageCriteria {
  /** How criteria ask about messages that are not of an enrollment. */
  public static final String INSTEAD =
      "For messages of any automation count events, such as {\"event\": \"message-sent\","
          + " \"since\": \"P30D\"}.";

  private static final String LAST = "last";
  private static final Map<String, SendOutcome> OUTCOMES = Choices.of(SendOutcome.class);

  private MessageCriteria() {}

  static Optional<Criteria.LastSend> read(FlowFields fields) {
    var message = fields.get("message").filter(MessageCriteria::isLast);
    var outcome = fields.required("is").flatMap(MessageCriteria::outcome);
    return message.flatMap(_ -> outcome.map(Criteria.LastSend::new));
  }

  private static boolean isLast(FlowValue message) {
    var given = message.text();
    if (given.filter(text -> !text.equals(LAST)).isPresent()) {
      message.fault(refused("\"last\", the last message of this enrollment", given.orElseThrow()));
    }
    return given.filter(LAST::equals).isPresent();
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
