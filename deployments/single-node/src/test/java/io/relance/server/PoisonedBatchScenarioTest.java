package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.persistence.Queues;
import io.relance.domain.queue.Message;
import io.relance.functions.handlers.SqsBatches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3.6: a message that nobody can read fails alone, whatever batch it is in")
class PoisonedBatchScenarioTest {
  private static final String CLICK =
      """
      {"id": "c", "send": "s", "link": 0, "at": "2026-01-05T10:00:00Z", "robot": false}
      """;

  private static final String CHECK =
      """
      {"check": "c", "server": "s"}
      """;

  private static final String VISITS =
      """
      {"visitor": "v", "at": "2026-01-05T10:00:00Z", "visits": []}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void letsTheOthersOfEveryBatchThrough() {
    try (var testShop = TestShop.undisturbed(Outside.in(folder))) {
      Happenings.subscribers(testShop, 7);
      testShop.activate("Thanks", Flows.THANKS);
      testShop.activate("Keyword", Flows.KEYWORD);
      testShop.activate("Offer", Flows.OFFER);
      var poison = new PoisonedBatches(testShop);

      Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.order(1, "Ana"));
      Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.order(2, "Bob"));
      Happenings.textComes(testShop, "SM1", Happenings.phone(1), "order");
      Happenings.textComes(testShop, "SM2", Happenings.phone(2), "order");
      Happenings.launches(testShop, "Offer", 7);
      testShop.queue().send(Queues.CLICKS, Message.of(CLICK));
      testShop.queue().send(Queues.SFTP_CHECKS, Message.of(CHECK));
      testShop.queue().send(Queues.VISITS, Message.of(VISITS));
      poison.workThrough();
      testShop.until(Outside.START.plus(Duration.ofHours(1)));

      var outcome = testShop.outcome();
      assertThat(outcome.of("Thanks").outcomes()).containsEntry("success", 2L);
      assertThat(outcome.of("Keyword").outcomes()).containsEntry("success", 2L);
      assertThat(outcome.of("Offer").sent()).isEqualTo(7);
      assertThat(poison.queues()).hasSameSizeAs(Queues.ALL);
    }
  }

  @Test
  void holdsBackOnlyThoseBehindItInItsGroup() {
    var event = new SQSEvent();
    event.setRecords(
        List.of(
            PoisonedBatches.message("1", "poison", Map.of("MessageGroupId", "ana")),
            PoisonedBatches.message("2", "text", Map.of("MessageGroupId", "bob")),
            PoisonedBatches.message("3", "text", Map.of("MessageGroupId", "ana"))));

    var failures = SqsBatches.ordered(event, LocalContext.NONE, PoisonedBatchScenarioTest::read);

    assertThat(failures.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("1", "3");
  }

  private static void read(String body) {
    if (body.equals("poison")) {
      throw new IllegalStateException("Nobody can read this");
    }
  }
}
