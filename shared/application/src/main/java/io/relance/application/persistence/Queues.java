package io.relance.application.persistence;

import io.relance.domain.queue.QueueName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every queue; `template.yaml` and the server declare the same. */
public final class Queues {
  /**
   * Six times as long as a function on AWS works on a batch, since a poller that is throttled holds
   * messages before their function is invoked.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Configuring
   *     a queue for Lambda</a>
   */
  private static final Duration VISIBILITY = Duration.ofMinutes(6);

  /** Shop events, as webhooks delivered them. */
  public static final QueueName SHOP_FACTS = new QueueName("shop-facts", false, VISIBILITY, 8);

  /** Inbound messages; the group is sender and receiver. */
  public static final QueueName INBOUND = new QueueName("inbound", true, VISIBILITY, 8);

  /** Events that may trigger automations. */
  public static final QueueName OCCURRENCES = new QueueName("occurrences", false, VISIBILITY, 8);

  /** Clicks on the links of messages. */
  public static final QueueName CLICKS = new QueueName("clicks", false, VISIBILITY, 8);

  /** Visits of the shop's pages. */
  public static final QueueName VISITS = new QueueName("visits", false, VISIBILITY, 8);

  /** Pages of launches; the group is the launch. */
  public static final QueueName LAUNCHES = new QueueName("launches", false, VISIBILITY, 20);

  /** Waves that reached an element that sends. */
  public static final QueueName SENDS = new QueueName("sends", false, VISIBILITY, 20);

  /** Sends ready for dispatch to a provider; the group is the launch or the automation. */
  public static final QueueName HANDOVERS = new QueueName("handovers", false, VISIBILITY, 20);

  /** SFTP servers to check, each for a request that waits. */
  public static final QueueName SFTP_CHECKS = new QueueName("sftp-checks", false, VISIBILITY, 8);

  /** How executions ended. */
  public static final QueueName EXECUTIONS = new QueueName("executions", false, VISIBILITY, 8);

  /**
   * Jobs to work on, on one machine; on AWS their function is started by the scheduler. A round of
   * a job takes up to 15 minutes; its message says nothing that the schedule does not repeat.
   */
  public static final QueueName JOBS = new QueueName("jobs", false, Duration.ofMinutes(30), 8);

  /** The queues of both deployments. */
  public static final List<QueueName> ALL =
      List.of(
          SHOP_FACTS,
          INBOUND,
          OCCURRENCES,
          CLICKS,
          VISITS,
          LAUNCHES,
          SENDS,
          HANDOVERS,
          EXECUTIONS,
          SFTP_CHECKS);

  /** The queues of a server. */
  public static final List<QueueName> ON_ONE_MACHINE =
      Stream.concat(ALL.stream(), Stream.of(JOBS)).toList();

  private Queues() {}
}
