package io.relance.functions.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.relance.application.logging.LogId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes batches of SQS messages, and reports those that failed so that only they are
 * redelivered. A message that the invocation may have no time for is not begun: it is redelivered
 * as well.
 */
public final class SqsBatches {
  /** Longer than one message takes, with the calls to a provider and their retries. */
  public static final Duration MARGIN = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(SqsBatches.class);

  private SqsBatches() {}

  /** Independent messages. */
  public static SQSBatchResponse plain(SQSEvent event, Context context, Consumer<String> use) {
    var failed = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    event.getRecords().stream()
        .filter(message -> isLate(context, message) || !done(message, use))
        .forEach(message -> failed.add(failure(message)));
    return new SQSBatchResponse(failed);
  }

  /**
   * Messages in order within their groups: those after a failed one in its group are redelivered
   * with it.
   */
  public static SQSBatchResponse ordered(SQSEvent event, Context context, Consumer<String> use) {
    var blocked = new HashSet<String>();
    var failed = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    for (var message : event.getRecords()) {
      var group = message.getAttributes().getOrDefault("MessageGroupId", "");
      if (blocked.contains(group) || isLate(context, message) || !done(message, use)) {
        blocked.add(group);
        failed.add(failure(message));
      }
    }
    return new SQSBatchResponse(failed);
  }

  /** Messages processed together; if that fails, all are redelivered. */
  public static SQSBatchResponse together(
      SQSEvent event, Context context, Consumer<List<String>> use) {
    var messages = event.getRecords();
    if (messages.isEmpty() || isLate(context, messages.getFirst())) {
      return all(messages);
    }
    try {
      use.accept(messages.stream().map(SQSMessage::getBody).toList());
      return new SQSBatchResponse(List.of());
    } catch (RuntimeException failure) {
      LOG.warn("A batch of {} messages comes again", messages.size(), failure);
      return all(messages);
    }
  }

  private static SQSBatchResponse all(List<SQSMessage> messages) {
    return new SQSBatchResponse(messages.stream().map(SqsBatches::failure).toList());
  }

  /** Whether the invocation may end before a message is done. */
  private static boolean isLate(Context context, SQSMessage message) {
    var late = context.getRemainingTimeInMillis() < MARGIN.toMillis();
    if (late) {
      LOG.info("Message {} comes again: the invocation ends soon", message.getMessageId());
    }
    return late;
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
