package io.relance.application.splits;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.flow.WinnerRule;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stores the states of splits. The winner is written once: each write of it requires that there is
 * none.
 */
public final class SplitStates {
  private static final String DUE = "due";
  private static final String WINNER = "winner";
  private static final String CAUSE = "cause";
  private static final Precondition UNDECIDED = new Precondition.AttributeAbsent(WINNER);
  private static final TypeReference<List<VariationCount>> COUNTS = new TypeReference<>() {};

  private final ItemStore store;
  private final Schedule schedule;
  private final InstantSource clock;

  public SplitStates(ItemStore store, Schedule schedule, InstantSource clock) {
    this.store = store;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** The state of a split. */
  public SplitState find(SplitId split) {
    return find(store, split);
  }

  /** The state of a split, for those who only read. */
  public static SplitState find(ItemStore store, SplitId split) {
    return store.get(split.state()).map(SplitStates::state).orElse(SplitState.NONE);
  }

  /** The state of a split that contacts reach: with the first of them, its time begins. */
  SplitState reached(SplitId split, WinnerRule rule) {
    var found = find(split);
    if (found.due().isPresent() || found.winner().isPresent()) {
      return found;
    }
    var due = clock.instant().plus(rule.after());
    var entry = schedule.entry(DueKind.WINNER, split.text(), due);
    var begin =
        Write.update(
            split.state(),
            Precondition.all(UNDECIDED, new Precondition.AttributeAbsent(DUE)),
            Edit.set(DUE, Instants.text(due)));
    if (Transactions.write(store, List.of(begin, schedule.put(entry))).committed()) {
      schedule.wakeFor(entry);
    }
    return find(split);
  }

  /**
   * Stores the winner, once.
   *
   * @param with further writes of the transaction
   * @return whether this was the first
   */
  boolean decide(SplitId split, Winner winner, List<Write> with) {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set(WINNER, winner.variation()));
    edits.add(Edit.set("decidedAt", Instants.text(winner.at())));
    edits.add(Edit.set("reason", Choices.name(winner.reason())));
    edits.add(Edit.set("counts", Json.write(winner.counts())));
    winner.cause().ifPresent(cause -> edits.addAll(looked(winner.at(), cause)));
    var writes = new ArrayList<Write>();
    writes.add(new Write.Update(split.state(), edits, UNDECIDED));
    writes.addAll(with);
    return Transactions.write(store, writes).committed();
  }

  /** Stores that no winner was found. */
  void undecided(SplitId split, Instant at, NoWinnerCause cause) {
    Transactions.write(
        store, List.of(new Write.Update(split.state(), looked(at, cause), UNDECIDED)));
  }

  private static List<Edit> looked(Instant at, NoWinnerCause cause) {
    return List.of(Edit.set("lookedAt", Instants.text(at)), Edit.set(CAUSE, Choices.name(cause)));
  }

  /** The write by which a wave that waits is found once there is a winner. */
  static Write waits(SplitId split, String wave) {
    return Write.put(ItemBuilder.at(ReleaseWaiting.key(split, wave)).text("wave", wave).build());
  }

  private static SplitState state(Item item) {
    var looked = item.text("lookedAt").map(Instant::parse);
    var cause = item.text(CAUSE).map(it -> choice(NoWinnerCause.class, it));
    return new SplitState(
        item.text(DUE).map(Instant::parse),
        looked.map(at -> new SplitState.NoWinner(at, cause.orElseThrow())),
        item.text(WINNER).map(variation -> winner(item, variation)));
  }

  private static Winner winner(Item item, String variation) {
    return new Winner(
        variation,
        item.instant("decidedAt").orElseThrow(),
        choice(Winner.Reason.class, item.text("reason").orElseThrow()),
        item.text(CAUSE).map(it -> choice(NoWinnerCause.class, it)),
        Json.read(item.text("counts").orElseThrow(), COUNTS));
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String name) {
    return Optional.ofNullable(Choices.of(type).get(name)).orElseThrow();
  }
}
