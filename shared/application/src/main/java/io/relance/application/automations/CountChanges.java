package io.relance.application.automations;

import io.relance.domain.flow.EndOutcome;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The changes of an automation's counts in one transaction.
 *
 * <p>Each change preserves the sums: an element's entered = exits + here + out, and targeted =
 * queued + held + sent + failed + skipped + unconfirmed.
 */
public final class CountChanges {
  private final Map<String, Long> amounts = new TreeMap<>();

  /** Events or launches that triggered the automation. */
  public void triggered(long times) {
    add(Counters.TIMES_TRIGGERED, times);
  }

  /** Contacts that entered at the start of the flow. */
  public void enrolled(ElementId start, long contacts) {
    add(Counters.ENTERED, contacts);
    add(Counters.IN_PROGRESS, contacts);
    enter(start, contacts);
  }

  /** Contacts that left an element by an exit and entered the next one. */
  public void passed(ElementId from, String exit, ElementId to, long contacts) {
    add(ElementCount.here(from), -contacts);
    add(ElementCount.exit(from, exit), contacts);
    enter(to, contacts);
  }

  /**
   * An enrollment that ended at an element.
   *
   * @param outcome the outcome of an end of the flow, or the reason why it was ended before
   */
  public void ended(ElementId at, String outcome) {
    add(Counters.IN_PROGRESS, -1);
    add(Counters.outcome(outcome), 1);
    add(ElementCount.here(at), -1);
    add(
        ElementCount.out(at, EndOutcome.named(outcome).isPresent() ? ElementCount.ENDED : outcome),
        1);
  }

  /** Messages of an element that entered a state, or left it when the amount is negative. */
  public void messages(ElementId element, String state, long amount) {
    add(state, amount);
    add(ElementCount.messages(element, state), amount);
  }

  /** Messages that were skipped for a reason, or are no longer when the amount is negative. */
  public void skipped(String reason, long amount) {
    add(Counters.skipped(reason), amount);
  }

  /** A contact who got a variation of a split, and reached an end with the outcome success. */
  public void succeeded(ElementId split, String variation) {
    add(SplitCount.name(split, variation), 1);
  }

  /** Changes a count of a question; the detail is the choice, or empty. */
  public void question(QuestionCount count, long amount) {
    add(count.name(), amount);
  }

  public void plus(CountChanges others) {
    others.amounts.forEach(this::add);
  }

  /**
   * The writes that count; none where nothing changes.
   *
   * @param spread chooses the shard; anything that varies from writer to writer
   */
  public List<Write> writes(Cohort cohort, String spread) {
    return Counters.writes(cohort, spread, amounts);
  }

  private void enter(ElementId element, long contacts) {
    add(ElementCount.entered(element), contacts);
    add(ElementCount.here(element), contacts);
  }

  private void add(String name, long amount) {
    amounts.merge(name, amount, Long::sum);
  }
}
