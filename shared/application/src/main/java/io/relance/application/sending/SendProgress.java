package io.relance.application.sending;

import io.relance.application.store.ItemBuilder;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a wave's sends at an element are.
 *
 * @param tokens of the executions that wait for them; only the last one does still
 * @param pending how many are not settled; what is not even written yet counts
 * @param left how many had been taken out of the wave when it came here, and are owed nothing
 */
record SendProgress(long attempt, List<String> tokens, long pending, int left) {
  private static final String ATTEMPT = "attempt";
  private static final String TOKENS = "tokens";

  static SendProgress of(Item item) {
    return new SendProgress(
        item.number(ATTEMPT),
        item.attribute(TOKENS).stream().flatMap(SendProgress::texts).toList(),
        item.number(Moves.PENDING),
        Math.toIntExact(item.number("left")));
  }

  /** The write of a new one. */
  static Write open(Arrival arrival, int pending, int left) {
    return Write.putNew(
        ItemBuilder.at(key(arrival))
            .number(ATTEMPT, arrival.attempt())
            .texts(TOKENS, List.of(arrival.token()))
            .number(Moves.PENDING, pending)
            .number("left", left)
            .build());
  }

  /** The write by which a later arrival, of a replay or of another try, waits as well. */
  static Write join(Arrival arrival) {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set(ATTEMPT, arrival.attempt()));
    edits.add(new Edit.Append(TOKENS, List.of(Value.of(arrival.token()))));
    return new Write.Update(key(arrival), edits, Precondition.present());
  }

  boolean waitsFor(Arrival arrival) {
    return attempt == arrival.attempt() && tokens.contains(arrival.token());
  }

  static ItemKey key(Arrival arrival) {
    return SendKeys.progress(arrival.wave(), arrival.element());
  }

  private static Stream<String> texts(Value value) {
    return value instanceof Value.ListOf(var values)
        ? values.stream().map(text -> ((Value.Text) text).text())
        : Stream.empty();
  }
}
