package io.relance.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.aws.Script;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

@DisplayName("D2.3: batches of which SQS takes a part")
class SqsFaultsTest {
  private static final QueueName PLAIN = new QueueName("plain", false, Duration.ofMinutes(1), 3);
  private static final QueueName ORDERED = new QueueName("ordered", true, Duration.ofMinutes(1), 3);

  private final Script script = new Script();
  private final SqsQueue queue =
      new SqsQueue(
          new ScriptedSqs(script), new AwsNames("t-"), new Backoff(_ -> {}, new Random(7)));

  @Test
  void sendsAgainWhatWasNotTakenAndNothingElse() {
    script.answer(sent(failed("1", false), failed("3", false))).answer(sent());

    queue.send(PLAIN, messages(5));

    assertThat(sends()).hasSize(2);
    assertThat(sends().getLast().entries())
        .extracting(SendMessageBatchRequestEntry::messageBody)
        .containsExactly("1", "3");
  }

  @Test
  void givesUpWhatIsOurFault() {
    script.answer(sent(failed("1", true), failed("3", false)));

    assertThatExceptionOfType(PermanentFailure.class)
        .isThrownBy(() -> queue.send(PLAIN, messages(5)));
  }

  @Test
  void givesUpWhatIsNeverTaken() {
    IntStream.range(0, Backoff.TRIES).forEach(_ -> script.answer(sent(failed("0", false))));

    assertThatExceptionOfType(TransientFailure.class)
        .isThrownBy(() -> queue.send(PLAIN, messages(2)));
  }

  @Test
  void sendsTheSameDeduplicationAgain() {
    script.answer(sent(failed("0", false))).answer(sent());

    queue.send(ORDERED, List.of(Message.of("a").inGroup("1"), Message.of("b").inGroup("2")));

    assertThat(sends().getLast().entries().getFirst())
        .isEqualTo(sends().getFirst().entries().getFirst());
  }

  @Test
  void neverHasTwoOfAGroupInABatchForAnOrderedQueue() {
    var messages = Stream.of("a1", "a2", "b1", "c1", "a3").map(SqsFaultsTest::inGroup).toList();

    assertThat(Batches.of(messages, true))
        .extracting(batch -> batch.stream().map(Message::body).toList())
        .containsExactly(List.of("a1"), List.of("a2", "b1", "c1"), List.of("a3"));
  }

  @Test
  void partsByNumberAndBytes() {
    var large = Message.of("x".repeat(200 * 1024));
    var messages = Stream.concat(messages(12).stream(), Stream.of(large, large)).toList();

    assertThat(Batches.of(messages, false)).extracting(List::size).containsExactly(10, 3, 1);
  }

  @Test
  void removesAgainWhatWasNotRemovedButNotWhatCountsNoMore() {
    script.answer(removed(failed("0", true), failed("1", false))).answer(removed());

    queue.acknowledge(PLAIN, List.of(received("a"), received("b"), received("c")));

    assertThat(script.asked(DeleteMessageBatchRequest.class).getLast().entries())
        .extracting(DeleteMessageBatchRequestEntry::receiptHandle)
        .containsExactly("b");
  }

  private List<SendMessageBatchRequest> sends() {
    return script.asked(SendMessageBatchRequest.class);
  }

  private static List<Message> messages(int number) {
    return IntStream.range(0, number).mapToObj(n -> Message.of(String.valueOf(n))).toList();
  }

  private static Message inGroup(String body) {
    return Message.of(body).inGroup(body.substring(0, 1));
  }

  private static Received received(String receipt) {
    return new Received("id", receipt, "body", Optional.empty(), 1);
  }

  private static BatchResultErrorEntry failed(String id, boolean ours) {
    return BatchResultErrorEntry.builder().id(id).senderFault(ours).code("Code").build();
  }

  private static SendMessageBatchResponse sent(BatchResultErrorEntry... failed) {
    return SendMessageBatchResponse.builder().failed(failed).build();
  }

  private static DeleteMessageBatchResponse removed(BatchResultErrorEntry... failed) {
    return DeleteMessageBatchResponse.builder().failed(failed).build();
  }
}
