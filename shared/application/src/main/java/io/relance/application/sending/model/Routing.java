package io.relance.application.sending.model;

import io.relance.domain.id.AutomationId;
import java.util.List;
import java.util.Optional;

/**
 * How a received message was routed.
 *
 * @param by the rule that won
 * @param lost the rules that applied too, but come later in the order
 */
public record Routing(Rule by, List<Rule> lost) {
  public Routing {
    lost = List.copyOf(lost);
  }

  /**
   * A rule that applied to a message.
   *
   * @param name such as {@code exact}
   * @param automation the automation that it names
   */
  public record Rule(String name, Optional<AutomationId> automation) {
    static Rule parse(String text) {
      int space = text.indexOf(' ');
      return space < 0
          ? new Rule(text, Optional.empty())
          : new Rule(
              text.substring(0, space), Optional.of(new AutomationId(text.substring(space + 1))));
    }

    String text() {
      return automation.map(id -> name + " " + id).orElse(name);
    }
  }
}
