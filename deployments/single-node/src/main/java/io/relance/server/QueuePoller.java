package io.relance.server;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from one queue and gives them to its function as Lambda would: in batches, keeping
 * those that the function says failed.
 */
final class QueuePoller implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Queue queue;
  private final QueueName name;
  private final int batch;
  private final RequestHandler<SQSEvent, SQSBatchResponse> handler;
  private final AtomicInteger busy = new AtomicInteger();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final LoopFailures failures = new LoopFailures(InstantSource.system(), this::log);

  QueuePoller(
      Queue queue, QueueName name, int batch, RequestHandler<SQSEvent, SQSBatchResponse> handler) {
    this.queue = queue;
    this.name = name;
    this.batch = batch;
    this.handler = handler;
  }

  @Override
  public void run() {
    var wait = Duration.ZERO;
    while (!stopsWithin(wait)) {
      wait = pumpSafely();
    }
  }

  /** Continues after any failure, including errors: nothing else reads the queue. */
  private Duration pumpSafely() {
    try {
      poll(WAIT);
      failures.succeeded();
      return Duration.ZERO;
    } catch (Throwable failure) {
      return isStopped() ? Duration.ZERO : failures.failed(failure);
    }
  }

  private boolean stopsWithin(Duration wait) {
    try {
      return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private boolean isStopped() {
    return stopping.getCount() == 0;
  }

  private void log(Throwable failure, int count) {
    LOG.error("Reading queue {} failed, {} times since the last line", name.name(), count, failure);
  }

  void stop() {
    stopping.countDown();
  }

  /** Whether a batch is being worked on. */
  boolean busy() {
    return busy.get() > 0;
  }

  /** Whether reading the queue failed several times in a row. */
  boolean isFailing() {
    return failures.isFailing();
  }

  QueueName name() {
    return name;
  }

  /** Processes the messages that arrive within a time; returns whether there were any. */
  boolean poll(Duration wait) {
    var messages = queue.receive(name, batch, wait);
    if (messages.isEmpty()) {
      return false;
    }
    busy.incrementAndGet();
    try {
      settle(messages, handler.handleRequest(event(messages), LocalContext.NONE));
      return true;
    } finally {
      busy.decrementAndGet();
    }
  }

  private void settle(List<Received> messages, SQSBatchResponse response) {
    var failed =
        response.getBatchItemFailures().stream()
            .map(BatchItemFailure::getItemIdentifier)
            .collect(Collectors.toSet());
    var done = messages.stream().filter(message -> !failed.contains(message.id())).toList();
    if (!done.isEmpty()) {
      queue.acknowledge(name, done);
    }
    messages.stream()
        .filter(message -> failed.contains(message.id()))
        .forEach(message -> queue.release(name, message, AGAIN));
  }

  private SQSEvent event(List<Received> messages) {
    var event = new SQSEvent();
    event.setRecords(messages.stream().map(this::message).toList());
    return event;
  }

  private SQSMessage message(Received received) {
    var message = new SQSMessage();
    message.setMessageId(received.id());
    message.setReceiptHandle(received.receipt());
    message.setBody(received.body());
    message.setEventSource("aws:sqs");
    message.setEventSourceArn("arn:aws:sqs:local:000000000000:" + name.name());
    var attributes = new HashMap<String, String>();
    attributes.put("ApproximateReceiveCount", Integer.toString(received.receiveCount()));
    received.group().ifPresent(group -> attributes.put("MessageGroupId", group));
    message.setAttributes(attributes);
    return message;
  }
}
