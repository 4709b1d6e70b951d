package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.relance.application.persistence.Queues;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands each handler its batches with a message among them that nobody can read; to the one of
 * texts, which are named by an id, it names no text.
 */
final class PoisonedBatches {
  private static final String POISON = "poison";

  private final TestShop testShop;
  private final Set<String> queues = new LinkedHashSet<>();

  PoisonedBatches(TestShop testShop) {
    this.testShop = testShop;
  }

  /** The queues of which a batch was handed over. */
  Set<String> queues() {
    return queues;
  }

  /** Until nothing is left that can be done now. */
  void workThrough() {
    while (testShop.readings().stream().filter(this::takesSome).count() > 0
        || !testShop.engineIsIdle()) {
      Thread.onSpinWait();
    }
  }

  private boolean takesSome(Functions.Reading reading) {
    var received = testShop.queue().receive(reading.queue(), reading.batch(), Duration.ZERO);
    if (received.isEmpty()) {
      return false;
    }
    var failures =
        reading
            .handler()
            .handleRequest(poisoned(received), LocalContext.NONE)
            .getBatchItemFailures();
    assertThat(failures)
        .as(reading.queue().name())
        .extracting(BatchItemFailure::getItemIdentifier)
        .isEqualTo(reading.queue().equals(Queues.INBOUND) ? List.of() : List.of(POISON));
    testShop.queue().acknowledge(reading.queue(), received);
    queues.add(reading.queue().name());
    return true;
  }

  private static SQSEvent poisoned(List<Received> received) {
    var records = new ArrayList<SQSMessage>();
    records.add(message(POISON, "{\"this\": \"is nothing", Map.of("MessageGroupId", POISON)));
    for (var one : received) {
      var attributes = new HashMap<String, String>();
      one.group().ifPresent(group -> attributes.put("MessageGroupId", group));
      records.add(message(one.id(), one.body(), attributes));
    }
    var event = new SQSEvent();
    event.setRecords(records);
    return event;
  }

  static SQSMessage message(String id, String body, Map<String, String> attributes) {
    var message = new SQSMessage();
    message.setMessageId(id);
    message.setBody(body);
    message.setAttributes(attributes);
    return message;
  }
}
