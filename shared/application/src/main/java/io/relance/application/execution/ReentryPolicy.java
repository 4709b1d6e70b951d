package io.relance.application.execution;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.flow.Reentry;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.text.PeriodWords;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides from the last entry of a contact into an automation whether the contact may enter again.
 *
 * @param entry the item of the last entry; empty when there was none
 */
record ReentryPolicy(Reentry reentry, Optional<Item> entry) {
  /** Why a contact may not enter now; empty when it may. */
  Optional<String> refusal(Instant now) {
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    var last = entry.orElseThrow();
    return switch (reentry) {
      case Reentry.EveryTime() -> Optional.empty();
      case Reentry.Once() -> Optional.of("entered before, and may enter only once");
      case Reentry.NotWhileInside() -> last.text("open").map(_ -> "is still in the automation");
      case Reentry.AtMostEvery(var period) ->
          enteredAt(last).plus(period).isAfter(now)
              ? Optional.of("entered less than " + PeriodWords.of(period) + " ago")
              : Optional.empty();
    };
  }

  /** The write of an entry, which fails if the decision was based on an older one. */
  Write enter(Enrollment enrollment) {
    var item =
        ItemBuilder.at(EnrollmentKeys.entry(enrollment.automation(), enrollment.contact()))
            .text("enrollment", enrollment.id().value())
            .text("open", enrollment.id().value())
            .text("enteredAt", Instants.text(enrollment.enteredAt()))
            .build();
    return new Write.Put(
        item, reentry instanceof Reentry.EveryTime ? Precondition.always() : unchanged());
  }

  private Precondition unchanged() {
    return entry
        .flatMap(item -> item.text("enrollment"))
        .map(enrollment -> Precondition.equal("enrollment", enrollment))
        .orElseGet(Precondition::absent);
  }

  private static Instant enteredAt(Item entry) {
    return entry.instant("enteredAt").orElseThrow();
  }
}
