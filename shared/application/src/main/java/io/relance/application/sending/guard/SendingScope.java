package io.relance.application.sending.guard;

import io.relance.domain.id.AutomationId;
import java.util.Optional;

/** What a cap or a pause is about: all sending, or that of one automation. */
public sealed interface SendingScope {
  /** The stored name of everything. */
  String ALL = "all";

  /** All sending. */
  static SendingScope everything() {
    return new Everything();
  }

  record Everything() implements SendingScope {}

  record OfAutomation(AutomationId id) implements SendingScope {}

  /** The stored name, which the audit log shows too: {@code all}, or the id of the automation. */
  default String key() {
    return switch (this) {
      case Everything() -> ALL;
      case OfAutomation(var id) -> id.value();
    };
  }

  /** The name in log lines, such as {@code all automations}. */
  default String name() {
    return automation().map(id -> "automation " + id.value()).orElse("all automations");
  }

  static SendingScope of(String key) {
    return key.equals(ALL) ? everything() : new OfAutomation(new AutomationId(key));
  }

  /** The automation; empty for everything. */
  default Optional<AutomationId> automation() {
    return switch (this) {
      case Everything() -> Optional.empty();
      case OfAutomation(var id) -> Optional.of(id);
    };
  }

  /** Whether it covers an automation, of which all is a part. */
  default boolean covers(AutomationId automation) {
    return automation().stream().allMatch(automation::equals);
  }
}
