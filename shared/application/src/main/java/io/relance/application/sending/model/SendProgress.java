package io.relance.application.sending.model;

import io.relance.application.persistence.ItemBuilder;
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
 * The progress of a wave's sends at an element.
 *
 * @param tokens of the executions that wait for them; only the last one still waits
 * @param pending how many are not settled, including those not written yet
 * @param held how many left the wave, held until an instant
 * @param left how many members had been cancelled when the wave arrived, and get no send
 */
public record SendProgress(long attempt, List<String> tokens, long pending, long held, int left) {
  private static final String ATTEMPT = "attempt";
  private static final String TOKENS = "tokens";

  public static SendProgress of(Item item) {
    return new SendProgress(
        item.number(ATTEMPT),
        item.attribute(TOKENS).stream().flatMap(SendProgress::texts).toList(),
        item.number(SendWrites.PENDING),
        item.number(SendWrites.HELD),
        Math.toIntExact(item.number("left")));
  }

  /** The write of a new progress. */
  public static Write open(SendTask sendTask, int pending, int left) {
    return Write.putNew(
        ItemBuilder.at(key(sendTask))
            .number(ATTEMPT, sendTask.attempt())
            .texts(TOKENS, List.of(sendTask.token()))
            .number(SendWrites.PENDING, pending)
            .number("left", left)
            .build());
  }

  /** The write by which the execution of a replay or retry waits as well. */
  public static Write join(SendTask sendTask) {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set(ATTEMPT, sendTask.attempt()));
    edits.add(new Edit.Append(TOKENS, List.of(Value.of(sendTask.token()))));
    return new Write.Update(key(sendTask), edits, Precondition.present());
  }

  public boolean waitsFor(SendTask sendTask) {
    return attempt == sendTask.attempt() && tokens.contains(sendTask.token());
  }

  public static ItemKey key(SendTask sendTask) {
    return SendKeys.progress(sendTask.wave(), sendTask.element());
  }

  private static Stream<String> texts(Value value) {
    return value instanceof Value.ListOf(var values)
        ? values.stream().map(text -> ((Value.Text) text).text())
        : Stream.empty();
  }
}
