package io.relance.application.inbound;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.inbound.ReceivedText.Wish;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.json.Choices;
import java.util.Map;
import java.util.Optional;

/** Who answers a text; one of these, and always by a rule that can be shown. */
sealed interface RoutingDecision {

  /** It asks about the messages themselves. */
  record ToWish(RoutingRule rule, Wish wish) implements RoutingDecision {}

  /** No person wrote it. */
  record ToRobot() implements RoutingDecision {
    @Override
    public RoutingRule rule() {
      return RoutingRule.AUTOMATED;
    }
  }

  /**
   * It triggers an automation.
   *
   * @param keyword as written in the flow; empty where the automation needs none
   */
  record ByAutomation(RoutingRule rule, LiveAutomation automation, Optional<String> keyword)
      implements RoutingDecision {
    @Override
    public Optional<AutomationId> about() {
      return Optional.of(automation.id());
    }

    @Override
    public Map<String, String> details() {
      return keyword.map(word -> Map.of("keyword", word)).orElse(Map.of());
    }

    /** Whether only subscribers are answered, as by every conversation (K-2). */
    boolean subscribersOnly() {
      return automation.flow().isConversation()
          || (automation.flow().trigger() instanceof Trigger.ByText byText
              && byText.subscribersOnly());
    }

    /** The property that gets the keyword. */
    Optional<PropertyName> storeAs() {
      return automation.flow().trigger() instanceof Trigger.ByText byText
          ? byText.storeAs()
          : Optional.empty();
    }
  }

  /** It goes on with the open conversation. */
  record InConversation(RoutingRule rule, ConversationReading reading, AutomationId automation)
      implements RoutingDecision {
    @Override
    public Optional<AutomationId> about() {
      return Optional.of(automation);
    }

    @Override
    public Map<String, String> details() {
      return reading instanceof ConversationReading.Answer(_, _, var choice, var how)
          ? Map.of("choice", choice, "how", Choices.name(how))
          : Map.of();
    }
  }

  /** It would have answered a question that no longer waits. */
  record TooLate(AutomationId automation) implements RoutingDecision {
    @Override
    public RoutingRule rule() {
      return RoutingRule.LATE;
    }

    @Override
    public Optional<AutomationId> about() {
      return Optional.of(automation);
    }
  }

  /** It is for an automation that may not answer this contact, or not now. */
  record Withheld(RoutingRule rule, RoutingDecision from) implements RoutingDecision {
    @Override
    public Optional<AutomationId> about() {
      return from.about();
    }

    @Override
    public Map<String, String> details() {
      return from.details();
    }
  }

  /** It is for nobody. */
  record Nobody() implements RoutingDecision {
    @Override
    public RoutingRule rule() {
      return RoutingRule.NOTHING;
    }
  }

  RoutingRule rule();

  /** The automation that the rule names. */
  default Optional<AutomationId> about() {
    return Optional.empty();
  }

  /** What else the timeline shows. */
  default Map<String, String> details() {
    return Map.of();
  }
}
