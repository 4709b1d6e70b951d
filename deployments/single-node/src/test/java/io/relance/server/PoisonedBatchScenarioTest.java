package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.relance.application.persistence.Queues;
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
  @TempDir private Path folder = Path.of("");

  @Test
  void letsTheOthersOfEveryBatchThrough() {
    try (var life = Life.undisturbed(Outside.in(folder))) {
      Happenings.subscribers(life, 7);
      life.activate("Thanks", Flows.THANKS);
      life.activate("Keyword", Flows.KEYWORD);
      life.activate("Offer", Flows.OFFER);
      var poison = new PoisonedBatches(life);

      Happenings.shopTells(life, "orders/create", Happenings.SHOP.order(1, "Ana"));
      Happenings.shopTells(life, "orders/create", Happenings.SHOP.order(2, "Bob"));
      Happenings.textComes(life, "SM1", Happenings.phone(1), "order");
      Happenings.textComes(life, "SM2", Happenings.phone(2), "order");
      Happenings.launches(life, "Offer", 7);
      poison.workThrough();
      life.until(Outside.START.plus(Duration.ofHours(1)));

      var outcome = life.outcome();
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

    var failures = SqsBatches.ordered(event, PoisonedBatchScenarioTest::read);

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
