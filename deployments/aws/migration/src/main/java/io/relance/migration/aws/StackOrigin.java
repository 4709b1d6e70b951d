package io.relance.migration.aws;

import io.relance.application.composition.Ports;
import io.relance.application.persistence.Queues;
import io.relance.application.scheduling.Schedule;
import io.relance.aws.sqs.QueueLoads;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.WholeTables;
import io.relance.migration.MigrationException;
import io.relance.migration.Origin;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The export source of a stopped stack. SQS queues cannot be read without receiving from them, so
 * those whose messages cannot be created again from items must be empty.
 */
record StackOrigin(String stack, Ports ports, WholeTables tables, QueueLoads loads)
    implements Origin {
  /** A scheduler run takes at most five minutes, and stores its progress every ten. */
  private static final Duration STILL = Duration.ofMinutes(16);

  /** Messages for launch pages and sends are created again from the schedule and from items. */
  private static final List<QueueName> TO_RUN_EMPTY =
      List.of(Queues.SHOP_FACTS, Queues.INBOUND, Queues.OCCURRENCES, Queues.CLICKS, Queues.VISITS);

  @Override
  public ItemStore store() {
    return ports.store();
  }

  @Override
  public ObjectStore objects() {
    return ports.objects();
  }

  @Override
  public Stream<Message> waiting(QueueName queue) {
    return Stream.empty();
  }

  @Override
  public void checkStandsStill() {
    var waiting = loads.of(TO_RUN_EMPTY, Queues.ALL);
    if (!waiting.isEmpty()) {
      throw new MigrationException(
          "Messages wait in queues (%s): close the doors, let the functions run until all are empty, then stop them."
              .formatted(waiting));
    }
    var tick = new Schedule(ports.store(), ports.alarm(), ports.clock()).lastStored();
    if (tick.filter(at -> at.plus(STILL).isAfter(ports.clock().instant())).isPresent()) {
      throw new MigrationException(
          "The functions of %s still work: stop them, wait a quarter of an hour, and export again."
              .formatted(stack));
    }
  }
}
