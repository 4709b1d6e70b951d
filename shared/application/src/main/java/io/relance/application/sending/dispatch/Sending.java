package io.relance.application.sending.dispatch;

import io.relance.application.scheduling.DueAction;
import java.util.List;

/** All that sends, put together from the same parts. */
public final class Sending {
  private final SendingParts parts;
  private final DispatchSends dispatchSends;

  public Sending(SendingParts parts) {
    this.parts = parts;
    this.dispatchSends = new DispatchSends(parts);
  }

  /** What is done with a message of {@link io.relance.application.persistence.Queues#SENDS}. */
  public PrepareSends prepareSends() {
    return new PrepareSends(parts, dispatchSends);
  }

  /** What is done with a message of {@link io.relance.application.persistence.Queues#HANDOVERS}. */
  public DispatchSends handOver() {
    return dispatchSends;
  }

  public ProcessReceipt takeReceipt() {
    return new ProcessReceipt(parts);
  }

  public SkipSends skipSends() {
    return new SkipSends(parts);
  }

  /**
   * Answers to words such as STOP.
   *
   * @param weAnswer false where the provider answers such words itself
   */
  public ConfirmSubscriptionChange confirmWish(boolean weAnswer) {
    return new ConfirmSubscriptionChange(parts, dispatchSends, weAnswer);
  }

  /** What the agenda does for sending. */
  public List<DueAction> dueActions() {
    return List.of(new ClaimDue(parts), new UnconfirmedDue(parts));
  }
}
