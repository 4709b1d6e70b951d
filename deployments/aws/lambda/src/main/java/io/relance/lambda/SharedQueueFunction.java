package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.relance.aws.SharedQueue;
import io.relance.domain.queue.QueueName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the messages of several logical queues that share an SQS queue to their handlers. Only the
 * messages that a handler failed are redelivered.
 */
class SharedQueueFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(SharedQueueFunction.class);

  private final SharedQueue sharedQueue;
  private final Map<QueueName, RequestHandler<SQSEvent, SQSBatchResponse>> handlers;

  SharedQueueFunction(
      SharedQueue sharedQueue,
      Map<QueueName, RequestHandler<SQSEvent, SQSBatchResponse>> handlers) {
    if (!handlers.keySet().containsAll(sharedQueue.queues())) {
      throw new IllegalStateException("A queue of the shared queue has no handler");
    }
    this.sharedQueue = sharedQueue;
    this.handlers = Map.copyOf(handlers);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var failed = new ArrayList<BatchItemFailure>();
    var left = new ArrayList<>(event.getRecords());
    for (var queue : sharedQueue.queues()) {
      var messages = left.stream().filter(message -> isOf(queue, message)).toList();
      left.removeAll(messages);
      if (!messages.isEmpty()) {
        failed.addAll(handle(queue, messages, context));
      }
    }
    failed.addAll(all(left));
    return new SQSBatchResponse(failed);
  }

  private boolean isOf(QueueName queue, SQSMessage message) {
    var mark =
        Optional.ofNullable(message.getMessageAttributes())
            .map(attributes -> attributes.get(SharedQueue.MARK))
            .map(MessageAttribute::getStringValue);
    return mark.map(name -> sharedQueue.marked(name).filter(queue::equals).isPresent())
        .orElseGet(() -> queue.equals(sharedQueue.unmarked()));
  }

  private List<BatchItemFailure> handle(
      QueueName queue, List<SQSMessage> messages, Context context) {
    var event = new SQSEvent();
    event.setRecords(messages);
    try {
      var handler = Objects.requireNonNull(handlers.get(queue));
      return handler.handleRequest(event, context).getBatchItemFailures();
    } catch (RuntimeException failure) {
      LOG.error("{} messages of {} come again", messages.size(), queue.name(), failure);
      return all(messages);
    }
  }

  private static List<BatchItemFailure> all(List<SQSMessage> messages) {
    return messages.stream().map(it -> new BatchItemFailure(it.getMessageId())).toList();
  }
}
