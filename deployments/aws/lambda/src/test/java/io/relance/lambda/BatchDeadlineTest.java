package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.relance.functions.handlers.SqsBatches;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M7: batches mind the deadline of their invocation")
class BatchDeadlineTest {
  private static final Duration EACH = Duration.ofSeconds(15);

  private final List<String> done = new ArrayList<>();
  private Duration left = Duration.ofSeconds(60);

  @Test
  void beginsNoMessageThatItMayHaveNoTimeFor() {
    var event = event("ana", "bob", "cid", "dan", "eve");

    var response = SqsBatches.plain(event, context(), this::work);

    assertThat(done).containsExactly("ana", "bob", "cid");
    assertThat(failures(response)).containsExactly("dan", "eve");
  }

  @Test
  void keepsTheOrderOfThoseThatComeAgain() {
    var event = event("ana", "bob", "ana", "ana");

    var response = SqsBatches.ordered(event, context(), this::work);

    assertThat(done).containsExactly("ana", "bob", "ana");
    assertThat(failures(response)).containsExactly("ana");
  }

  @Test
  void leavesAWholeBatchForWhichNoTimeIsLeft() {
    left = Duration.ofSeconds(29);

    var response =
        SqsBatches.together(event("ana", "bob"), context(), bodies -> bodies.forEach(this::work));

    assertThat(done).isEmpty();
    assertThat(failures(response)).containsExactly("ana", "bob");
  }

  private void work(String body) {
    done.add(body);
    left = left.minus(EACH);
  }

  /** An invocation that has the time that is left. */
  private Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, _, _) -> Math.toIntExact(left.toMillis()));
  }

  private static SQSEvent event(String... people) {
    var event = new SQSEvent();
    event.setRecords(Stream.of(people).map(BatchDeadlineTest::message).toList());
    return event;
  }

  private static SQSMessage message(String person) {
    var message = new SQSMessage();
    message.setMessageId(person);
    message.setBody(person);
    message.setAttributes(Map.of("MessageGroupId", person));
    return message;
  }

  private static List<String> failures(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }
}
