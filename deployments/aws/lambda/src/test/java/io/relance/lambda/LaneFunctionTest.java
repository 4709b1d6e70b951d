package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.relance.application.persistence.Queues;
import io.relance.aws.SharedQueue;
import io.relance.domain.queue.QueueName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-3: queues share a function, and their messages stay apart")
class LaneFunctionTest {
  private static final Map<String, MessageAttribute> UNMARKED = Map.of();

  private final List<String> done = new ArrayList<>();

  @Test
  void givesEachMessageToTheHandlerOfItsQueue() {
    var failed =
        failures(
            handling(Queues.LAUNCHES),
            message("1", marked("launches")),
            message("2", UNMARKED),
            message("3", marked("handovers")),
            message("4", UNMARKED));

    assertThat(done).containsExactly("sends 2", "sends 4", "handovers 3", "launches 1");
    assertThat(failed).isEmpty();
  }

  @Test
  void saysWhichFailed() {
    RequestHandler<SQSEvent, SQSBatchResponse> failing =
        (event, _) -> new SQSBatchResponse(List.of(new BatchItemFailure("1")));

    var failed =
        failures(
            failing,
            message("1", marked("launches")),
            message("2", UNMARKED),
            message("3", marked("launches")));

    assertThat(failed).containsExactly("1");
    assertThat(done).containsExactly("sends 2");
  }

  @Test
  @DisplayName("Poison of one queue takes no message of another with it")
  void letsOnlyTheMessagesComeAgainWhoseHandlerBreaks() {
    RequestHandler<SQSEvent, SQSBatchResponse> broken =
        (_, _) -> {
          throw new IllegalStateException("A bug");
        };

    var failed =
        failures(
            broken,
            message("1", marked("launches")),
            message("2", UNMARKED),
            message("3", marked("launches")));

    assertThat(failed).containsExactly("1", "3");
    assertThat(done).containsExactly("sends 2");
  }

  @Test
  void letsMessagesOfNoQueueComeAgainUntilTheyAreDeadLetters() {
    var failed = failures(handling(Queues.LAUNCHES), message("1", marked("shop-facts")));

    assertThat(failed).containsExactly("1");
    assertThat(done).isEmpty();
  }

  @Test
  void refusesALaneOfWhichAQueueHasNoHandler() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new SharedQueueFunction(SharedQueues.SENDING, Map.of()));
  }

  private List<String> failures(
      RequestHandler<SQSEvent, SQSBatchResponse> launches, SQSMessage... messages) {
    var function =
        new SharedQueueFunction(
            SharedQueues.SENDING,
            Map.of(
                Queues.SENDS, handling(Queues.SENDS),
                Queues.HANDOVERS, handling(Queues.HANDOVERS),
                Queues.LAUNCHES, launches));
    var event = new SQSEvent();
    event.setRecords(List.of(messages));
    return function.handleRequest(event, NoContext.INSTANCE).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private RequestHandler<SQSEvent, SQSBatchResponse> handling(QueueName queue) {
    var word = queue.name();
    return (event, _) -> {
      event.getRecords().forEach(message -> done.add(word + " " + message.getMessageId()));
      return new SQSBatchResponse(List.of());
    };
  }

  private static Map<String, MessageAttribute> marked(String queue) {
    var mark = new MessageAttribute();
    mark.setDataType("String");
    mark.setStringValue(queue);
    return Map.of(SharedQueue.MARK, mark);
  }

  private static SQSMessage message(String id, Map<String, MessageAttribute> marks) {
    var message = new SQSMessage();
    message.setMessageId(id);
    message.setBody("{}");
    message.setMessageAttributes(marks);
    return message;
  }
}
