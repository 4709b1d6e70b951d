package io.relance.application.inbound;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.domain.text.Keywords;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who answers a text; one of these, and always by a rule that can be shown. */
sealed interface RoutingDecision {

  /** It asks about the messages themselves. */
  record ToWish(Wish wish) implements RoutingDecision {
    @Override
    public String rule() {
      return wish.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** No person wrote it. */
  record ToRobot() implements RoutingDecision {
    @Override
    public String rule() {
      return "automated";
    }
  }

  /**
   * It triggers an automation.
   *
   * @param winner the keyword; empty where the automation takes any text that nothing else answers
   */
  record ByAutomation(LiveAutomation automation, Optional<Keywords.Winner> winner)
      implements RoutingDecision {
    @Override
    public String rule() {
      return winner.map(found -> found.match().name().toLowerCase(Locale.ROOT)).orElse("any-other");
    }

    @Override
    public Map<String, String> details() {
      return named(automation, winner);
    }
  }

  /** It is for an automation that may not answer this contact, or not now. */
  record Withheld(LiveAutomation automation, Optional<Keywords.Winner> winner, String rule)
      implements RoutingDecision {
    @Override
    public Map<String, String> details() {
      return named(automation, winner);
    }
  }

  /** It is for nobody. */
  record Nobody() implements RoutingDecision {
    @Override
    public String rule() {
      return "nothing";
    }
  }

  /** The name of the rule, as the API shows it. */
  String rule();

  /** What else the timeline shows. */
  default Map<String, String> details() {
    return Map.of();
  }

  private static Map<String, String> named(
      LiveAutomation automation, Optional<Keywords.Winner> winner) {
    var id = automation.id().value();
    return winner
        .map(found -> Map.of("automation", id, "keyword", found.keyword()))
        .orElseGet(() -> Map.of("automation", id));
  }
}
