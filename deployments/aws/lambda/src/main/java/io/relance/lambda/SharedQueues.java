package io.relance.lambda;

import io.relance.application.persistence.Queues;
import io.relance.aws.SharedQueue;
import java.util.List;

/** The SQS queues that several logical queues share; each has one function. */
public final class SharedQueues {
  /**
   * Events, clicks, visits and checks of servers, received in batches; the ends of executions come
   * from EventBridge.
   */
  public static final SharedQueue INGEST =
      new SharedQueue(
          "ingest",
          List.of(
              Queues.EXECUTIONS,
              Queues.SHOP_FACTS,
              Queues.OCCURRENCES,
              Queues.CLICKS,
              Queues.VISITS,
              Queues.SFTP_CHECKS));

  /** Sends, received without batching delay; Step Functions adds waves at a sending element. */
  public static final SharedQueue SENDING =
      new SharedQueue("sending", List.of(Queues.SENDS, Queues.HANDOVERS, Queues.LAUNCHES));

  public static final List<SharedQueue> ALL = List.of(INGEST, SENDING);

  private SharedQueues() {}
}
