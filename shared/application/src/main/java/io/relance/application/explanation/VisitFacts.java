package io.relance.application.explanation;

import io.relance.domain.flow.Trigger;

/** Why a visit that matches a trigger did not enroll its contact. */
final class VisitFacts {
  private VisitFacts() {}

  static String notMatched(Trigger.ByVisit trigger, long version) {
    return trigger.times() > 0
        ? "the trigger of version %d waits for visit number %d since its activation"
            .formatted(version, trigger.times())
        : "the contact's visits had triggered version %d ten times within 24 hours"
            .formatted(version);
  }
}
