package io.relance.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.aws.Script;
import io.relance.aws.SharedQueue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

@DisplayName("D2.3: several queues share one of SQS, and their messages are told apart")
class SharedQueueTest {
  private static final QueueName FIRST = plain("first");
  private static final QueueName SECOND = plain("second");
  private static final QueueName ALONE = plain("alone");
  private static final SharedQueue LANE = new SharedQueue("both", List.of(FIRST, SECOND));

  private final Script script = new Script();
  private final SqsQueue queue =
      new SqsQueue(
          new ScriptedSqs(script),
          new AwsNames("t-", List.of(LANE)),
          new Backoff(_ -> {}, new Random(7)));

  @Test
  void saysWhoseAMessageIsWhereSeveralShareOne() {
    script.answer(SendMessageResponse.builder().build());
    script.answer(SendMessageResponse.builder().build());

    queue.send(SECOND, io.relance.domain.queue.Message.of("a"));
    queue.send(ALONE, io.relance.domain.queue.Message.of("b"));

    var sent = script.asked(SendMessageRequest.class);
    assertThat(sent)
        .extracting(SendMessageRequest::queueUrl)
        .containsExactly("https://queues/t-both", "https://queues/t-alone");
    assertThat(sent.getFirst().messageAttributes()).isEqualTo(marked("second"));
    assertThat(sent.getLast().messageAttributes()).isEmpty();
  }

  @Test
  void leavesDeadLettersOfOthersToThem() {
    script.answer(found(message("1", Map.of()), message("2", marked("second"))));
    script.answer(ChangeMessageVisibilityResponse.builder().build());
    script.answer(found());

    var dead = queue.receiveDead(SECOND, 10);

    assertThat(dead).extracting(Received::id).containsExactly("2");
    assertThat(script.asked(ReceiveMessageRequest.class).getFirst().queueUrl())
        .isEqualTo("https://queues/t-both-dead");
    assertThat(script.asked(ChangeMessageVisibilityRequest.class))
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.receiptHandle()).isEqualTo("receipt of 1");
              assertThat(left.visibilityTimeout()).isZero();
            });
  }

  @Test
  void asksForTheDeadLettersOfAllQueuesThatShareThemOnce() {
    script.answer(found(message("1", Map.of()), message("2", marked("second"))));
    script.answer(found());
    script.answer(found());

    var dead = queue.receiveDead(List.of(FIRST, ALONE, SECOND), 10);

    assertThat(dead).containsOnlyKeys(FIRST, SECOND);
    assertThat(dead.get(FIRST)).extracting(Received::id).containsExactly("1");
    assertThat(dead.get(SECOND)).extracting(Received::id).containsExactly("2");
    assertThat(script.asked(ReceiveMessageRequest.class))
        .extracting(ReceiveMessageRequest::queueUrl)
        .containsExactly(
            "https://queues/t-both-dead",
            "https://queues/t-both-dead",
            "https://queues/t-alone-dead");
  }

  @Test
  void assignsMessagesWithoutTheAttributeToTheFirstQueue() {
    assertThat(LANE.unmarked()).isEqualTo(FIRST);
    assertThat(LANE.marked("second")).contains(SECOND);
    assertThat(LANE.marked("alone")).isEmpty();
  }

  @Test
  void refusesToLetQueuesShareThatAreNotAlike() {
    var ordered = new QueueName("ordered", true, FIRST.visibility(), FIRST.maxReceives());
    var patient = new QueueName("patient", false, FIRST.visibility(), 9);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SharedQueue("both", List.of(ordered, FIRST)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SharedQueue("both", List.of(FIRST, patient)));
  }

  private static QueueName plain(String name) {
    return new QueueName(name, false, Duration.ofMinutes(1), 3);
  }

  private static Map<String, MessageAttributeValue> marked(String queue) {
    return Map.of(
        SharedQueue.MARK,
        MessageAttributeValue.builder().dataType("String").stringValue(queue).build());
  }

  private static Message message(String id, Map<String, MessageAttributeValue> marks) {
    return Message.builder()
        .messageId(id)
        .receiptHandle("receipt of " + id)
        .body("body")
        .messageAttributes(marks)
        .build();
  }

  private static ReceiveMessageResponse found(Message... messages) {
    return ReceiveMessageResponse.builder().messages(messages).build();
  }
}
