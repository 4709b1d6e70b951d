package io.relance.application.sending.waiting;

import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Gatherers;

/**
 * Stores sends that wait for the rate of their sender until {@link WaitingSendsDue} queues them:
 * those of a second in one item.
 */
public final class WaitingSends {
  private final ItemStore store;
  private final SenderRates rates;
  private final WaitingLines lines;

  public WaitingSends(ItemStore store, Schedule schedule, SenderRates rates, InstantSource clock) {
    this.store = store;
    this.rates = rates;
    this.lines = new WaitingLines(store, schedule, clock);
  }

  /** Whether an item says what waits; all of it follows from the states of the sends. */
  public static boolean isWaiting(ItemKey key) {
    return key.table().equals(Tables.SENDS) && key.partition().startsWith(WaitingLine.PREFIX);
  }

  /**
   * Lets sends of one wave, or of none, wait. What is added twice is queued twice, and the claim
   * lets each send go once.
   */
  public void add(Sender sender, List<Send> some) {
    var line = WaitingLine.of(sender, some);
    var together = Math.min(rates.together(sender), SendContextLoader.MAX_SENDS);
    some.stream()
        .gather(Gatherers.windowFixed(together))
        .map(line::waiting)
        .gather(Gatherers.windowFixed(ItemLimits.WRITES))
        .forEach(writes -> Transactions.write(store, writes));
    lines.open(line);
  }
}
