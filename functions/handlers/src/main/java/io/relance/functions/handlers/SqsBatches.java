package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.relance.application.logging.LogId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes batches of SQS messages, and reports those that failed so that only they are
 * redelivered.
 */
public final class SqsBatches {
  private static final Logger LOG = LoggerFactory.getLogger(SqsBatches.class);

  private SqsBatches() {}

  /** Independent messages. */
  public static SQSBatchResponse plain(SQSEvent event, Consumer<String> use) {
    var failed = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    event.getRecords().stream()
        .filter(message -> !done(message, use))
        .forEach(message -> failed.add(failure(message)));
    return new SQSBatchResponse(failed);
  }

  /**
   * Messages in order within their groups: those after a failed one in its group are redelivered
   * with it.
   */
  public static SQSBatchResponse ordered(SQSEvent event, Consumer<String> use) {
    var blocked = new HashSet<String>();
    var failed = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    for (var message : event.getRecords()) {
      var group = message.getAttributes().getOrDefault("MessageGroupId", "");
      if (blocked.contains(group) || !done(message, use)) {
        blocked.add(group);
        failed.add(failure(message));
      }
    }
    return new SQSBatchResponse(failed);
  }

  /** Messages processed together; if that fails, all are redelivered. */
  public static SQSBatchResponse together(SQSEvent event, Consumer<List<String>> use) {
    var bodies = event.getRecords().stream().map(SQSMessage::getBody).toList();
    try {
      use.accept(bodies);
      return new SQSBatchResponse(List.of());
    } catch (RuntimeException failure) {
      LOG.warn("A batch of {} messages comes again", bodies.size(), failure);
      return new SQSBatchResponse(event.getRecords().stream().map(SqsBatches::failure).toList());
    }
  }

  private static boolean done(SQSMessage message, Consumer<String> use) {
    try (var _ = LogId.QUEUE_MESSAGE.put(message.getMessageId())) {
      use.accept(message.getBody());
      return true;
    } catch (RuntimeException failure) {
      LOG.warn("Message {} comes again", message.getMessageId(), failure);
      return false;
    }
  }

  private static SQSBatchResponse.BatchItemFailure failure(SQSMessage message) {
    return new SQSBatchResponse.BatchItemFailure(message.getMessageId());
  }
}
