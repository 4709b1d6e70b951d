package io.relance.cloud;

import io.relance.application.store.Queues;
import io.relance.aws.Lane;
import java.util.List;

/** Which queues share one, and so a function: those that wait for the same things. */
public final class Lanes {
  /** What happened, taken in batches; the ends of executions come from EventBridge. */
  public static final Lane ARRIVALS =
      new Lane("arrivals", List.of(Queues.EXECUTIONS, Queues.SHOP_FACTS, Queues.OCCURRENCES));

  /** What goes out, taken at once; waves at an element that sends come from Step Functions. */
  public static final Lane SENDING =
      new Lane("sending", List.of(Queues.SENDS, Queues.HANDOVERS, Queues.LAUNCHES));

  public static final List<Lane> ALL = List.of(ARRIVALS, SENDING);

  private Lanes() {}
}
