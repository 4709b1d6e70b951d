package io.relance.server;

import io.relance.application.persistence.Queues;
import io.relance.cost.Meter;
import io.relance.cost.Usage;
import io.relance.domain.queue.QueueName;
import java.util.EnumMap;
import java.util.Map;

/** Adds up what a process uses, as AWS would count it. */
final class Meters {
  /** What a call takes on AWS, in seconds: assumed, since only an account could show it. */
  private static final double READ_SECONDS = 0.005;

  private static final double WRITE_SECONDS = 0.012;
  private static final double QUEUE_SECONDS = 0.010;
  private static final double GIGABYTES = 1;
  private static final int TOGETHER = 10;

  private final Map<Meter, Double> amounts = new EnumMap<>(Meter.class);

  synchronized void add(Meter meter, double amount) {
    amounts.merge(meter, amount, Double::sum);
  }

  void read(double units) {
    add(Meter.READ_UNITS, units);
    spend(READ_SECONDS);
  }

  void written(double units) {
    add(Meter.WRITE_UNITS, units);
    spend(WRITE_SECONDS);
  }

  /** Messages were put on a queue, and bring the function that takes them to run. */
  void queued(QueueName queue, int messages) {
    double calls = Math.ceil((double) messages / TOGETHER);
    add(Meter.QUEUE_REQUESTS, calls + 2.0 * messages / batch(queue));
    add(Meter.FUNCTION_REQUESTS, (double) messages / batch(queue));
    spend(calls * QUEUE_SECONDS);
  }

  void spend(double seconds) {
    add(Meter.FUNCTION_GB_SECONDS, seconds * GIGABYTES);
  }

  synchronized Usage usage() {
    return new Usage(amounts);
  }

  /** How many a function takes at once, as `template.yaml` says; waves and pages come singly. */
  private static int batch(QueueName queue) {
    return queue.equals(Queues.HANDOVERS) ? 2 : 1;
  }
}
