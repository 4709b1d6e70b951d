package io.relance.lambda;

import io.relance.application.persistence.Queues;
import io.relance.aws.SharedQueue;
import java.util.List;

/** Which queues share one, and so a function: those that wait for the same things. */
public final class SharedQueues {
  /** What happened, taken in batches; the ends of executions come from EventBridge. */
  public static final SharedQueue ARRIVALS =
      new SharedQueue(
          "arrivals", List.of(Queues.EXECUTIONS, Queues.SHOP_FACTS, Queues.OCCURRENCES));

  /** What goes out, taken at once; waves at an element that sends come from Step Functions. */
  public static final SharedQueue SENDING =
      new SharedQueue("sending", List.of(Queues.SENDS, Queues.HANDOVERS, Queues.LAUNCHES));

  public static final List<SharedQueue> ALL = List.of(ARRIVALS, SENDING);

  private SharedQueues() {}
}
