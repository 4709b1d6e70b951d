package io.relance.server;

import io.relance.application.persistence.Tables;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.testkit.crash.Effect;
import io.relance.testkit.crash.Effect.Stored;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The gaps between the steps of enrolling, walking (D3.2) and sending, in which a process may end.
 */
enum Gap {
  OCCURRENCE_KEPT_AND_NO_WAVE_FORMED,
  WAVE_FORMING_AND_NOT_SEALED,
  WAVE_SEALED_AND_NOT_STARTED,
  WAVE_STARTED_AND_NOTHING_DONE,
  STEP_DECIDED_AND_NOT_WRITTEN,
  STEP_WRITTEN_AND_NOT_ANSWERED,
  FORK_WRITTEN_AND_NO_CHILD_STARTED,
  CLAIMED_AND_NOT_CALLED,
  CALLED_AND_NOT_SETTLED,
  SETTLED_AND_NOT_COMPLETED,
  COMPLETED_AND_NOT_TOLD,
  COMPLETION_TOLD_AND_NOT_ACKNOWLEDGED;

  /** Whether a process that ends just before an effect ends in this gap. */
  boolean isBefore(Effect effect) {
    return switch (this) {
      case STEP_DECIDED_AND_NOT_WRITTEN -> results(effect).findAny().isPresent();
      case CLAIMED_AND_NOT_CALLED -> effect instanceof Effect.HandedOver;
      case COMPLETED_AND_NOT_TOLD -> effect instanceof Effect.Answered;
      case OCCURRENCE_KEPT_AND_NO_WAVE_FORMED,
          WAVE_FORMING_AND_NOT_SEALED,
          WAVE_SEALED_AND_NOT_STARTED,
          WAVE_STARTED_AND_NOTHING_DONE,
          STEP_WRITTEN_AND_NOT_ANSWERED,
          FORK_WRITTEN_AND_NO_CHILD_STARTED,
          CALLED_AND_NOT_SETTLED,
          SETTLED_AND_NOT_COMPLETED,
          COMPLETION_TOLD_AND_NOT_ACKNOWLEDGED ->
          false;
    };
  }

  /** Whether a process that ends just after an effect ends in this gap. */
  boolean isAfter(Effect effect) {
    return switch (this) {
      case OCCURRENCE_KEPT_AND_NO_WAVE_FORMED -> keepsOccurrence(effect);
      case WAVE_FORMING_AND_NOT_SEALED -> puts(effect, "FORMING").findAny().isPresent();
      case WAVE_SEALED_AND_NOT_STARTED ->
          results(effect).findAny().isEmpty() && puts(effect, "SEALED").anyMatch(Gap::isNew);
      case WAVE_STARTED_AND_NOTHING_DONE -> effect instanceof Effect.Started;
      case STEP_WRITTEN_AND_NOT_ANSWERED -> results(effect).findAny().isPresent();
      case FORK_WRITTEN_AND_NO_CHILD_STARTED ->
          results(effect).findAny().isPresent() && puts(effect, "SEALED").anyMatch(Gap::isNew);
      case CALLED_AND_NOT_SETTLED -> effect instanceof Effect.HandedOver;
      case SETTLED_AND_NOT_COMPLETED -> settles(effect);
      case COMPLETION_TOLD_AND_NOT_ACKNOWLEDGED -> effect instanceof Effect.Answered;
      case STEP_DECIDED_AND_NOT_WRITTEN, CLAIMED_AND_NOT_CALLED, COMPLETED_AND_NOT_TOLD -> false;
    };
  }

  private static boolean keepsOccurrence(Effect effect) {
    return puts(effect).anyMatch(item -> item.key().sort().equals("occurrence"));
  }

  private static Stream<Item> results(Effect effect) {
    return puts(effect).filter(item -> item.key().sort().startsWith("result#"));
  }

  private static Stream<Item> puts(Effect effect, String waveState) {
    return puts(effect)
        .filter(item -> item.key().table().equals(Tables.WALKS) && item.key().sort().equals("wave"))
        .filter(item -> item.text("state").equals(Optional.of(waveState)));
  }

  private static boolean isNew(Item wave) {
    return wave.text("movedAt").isEmpty();
  }

  private static boolean settles(Effect effect) {
    return writes(effect).stream()
        .filter(write -> write.key().sort().equals("send"))
        .anyMatch(write -> write instanceof Write.Update update && settles(update));
  }

  private static boolean settles(Write.Update update) {
    return update.edits().contains(new Edit.Set("state", Value.of("sent")));
  }

  private static Stream<Item> puts(Effect effect) {
    return writes(effect).stream()
        .flatMap(write -> write instanceof Write.Put put ? Stream.of(put.item()) : Stream.empty());
  }

  private static List<Write> writes(Effect effect) {
    return effect instanceof Stored(var writes) ? writes : List.of();
  }
}
