package io.relance.application.sending;

import io.relance.application.agenda.DueAction;
import java.util.List;

/** All that sends, put together from the same parts. */
public final class Sending {
  private final SendingParts parts;
  private final HandOver handOver;

  public Sending(SendingParts parts) {
    this.parts = parts;
    this.handOver = new HandOver(parts);
  }

  /** What is done with a message of {@link io.relance.application.store.Queues#SENDS}. */
  public PrepareSends prepareSends() {
    return new PrepareSends(parts, handOver);
  }

  /** What is done with a message of {@link io.relance.application.store.Queues#HANDOVERS}. */
  public HandOver handOver() {
    return handOver;
  }

  public TakeReceipt takeReceipt() {
    return new TakeReceipt(parts);
  }

  public SkipSends skipSends() {
    return new SkipSends(parts);
  }

  /**
   * Answers to words such as STOP.
   *
   * @param weAnswer false where the provider answers such words itself
   */
  public ConfirmWish confirmWish(boolean weAnswer) {
    return new ConfirmWish(parts, handOver, weAnswer);
  }

  /** What the agenda does for sending. */
  public List<DueAction> dueActions() {
    return List.of(new ClaimDue(parts), new UnconfirmedDue(parts));
  }
}
