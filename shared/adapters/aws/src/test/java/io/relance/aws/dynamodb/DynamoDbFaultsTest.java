package io.relance.aws.dynamodb;

import static io.relance.aws.dynamodb.ScriptedDynamoDb.cancelled;
import static io.relance.aws.dynamodb.ScriptedDynamoDb.committed;
import static io.relance.aws.dynamodb.ScriptedDynamoDb.error;
import static io.relance.aws.dynamodb.ScriptedDynamoDb.refusedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.aws.Script;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Conflict;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import io.relance.testkit.contract.Things;
import io.relance.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

@DisplayName("D2.2: what DynamoDB says rarely, and what becomes of it")
class DynamoDbFaultsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final Things things = new Things();
  private final Script script = new Script();
  private final List<Duration> pauses = new ArrayList<>();
  private final DynamoDbItemStore store =
      new DynamoDbItemStore(
          new ScriptedDynamoDb(script),
          new AwsNames("t-"),
          new HandClock(NOW),
          new Backoff(pauses::add, new Random(7)));

  @Test
  void survivesThrottlingUnderTheSameToken() {
    script
        .fail(cancelled("ThrottlingError", "None"))
        .fail(cancelled("None", "ProvisionedThroughputExceeded"))
        .fail(cancelled("RequestLimitExceeded", "TransactionConflict"))
        .answer(committed());

    var writeResult = store.transact("token", two());

    assertThat(writeResult.committed()).isTrue();
    assertThat(sent()).hasSize(4).containsOnly(sent().getFirst());
    assertThat(pauses).hasSize(3);
  }

  @Test
  void waitsLongerEachTimeByARandomPart() {
    script.fail(cancelled("ThrottlingError"), Backoff.TRIES);

    assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> store.transact(one()));

    assertThat(pauses).hasSize(Backoff.TRIES - 1).doesNotHaveDuplicates();
    for (var tried = 0; tried < pauses.size(); tried++) {
      assertThat(pauses.get(tried)).isBetween(Duration.ZERO, Duration.ofMillis(25L << tried));
    }
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) <= 0);
  }

  @Test
  void takesAConflictForNeitherARefusalNorAFailure() {
    script.fail(cancelled("TransactionConflict", "ConditionalCheckFailed"), 5);

    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> store.transact(two()));
  }

  @Test
  void takesTheSameTransactionStillOnItsWayForAConflict() {
    script.fail(TransactionInProgressException.builder().build(), 2).answer(committed());

    assertThat(store.transact("token", one()).committed()).isTrue();
  }

  @Test
  void refusesATokenThatWasUsedForOtherWrites() {
    script.fail(IdempotentParameterMismatchException.builder().build());

    assertThatIllegalArgumentException().isThrownBy(() -> store.transact("token", one()));
  }

  @Test
  void saysWhatMayPassAndWhatMayNotWithoutRepeatingWhatWasAsked() {
    script
        .fail(SdkClientException.create("no connection"))
        .fail(error(500, "InternalServerError"))
        .fail(error(400, "AccessDeniedException"));

    assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> store.transact(one()));
    assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> store.transact(one()));
    assertThatExceptionOfType(PermanentFailure.class)
        .isThrownBy(() -> store.transact(one()))
        .withMessageContaining("AccessDeniedException")
        .withNoCause();
  }

  @Test
  void asksAgainForTheKeysOfABatchThatWereLeftOut() {
    var left = Map.of("t-things", keys("2"));
    script
        .answer(answer("1").unprocessedKeys(left).build())
        .answer(answer("2").unprocessedKeys(Map.of()).build());

    var found = store.getAll(List.of(things.key("1"), things.key("2")));

    assertThat(found).containsOnlyKeys(things.key("1"), things.key("2"));
    assertThat(script.asked(BatchGetItemRequest.class).getLast().requestItems()).isEqualTo(left);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void sendsTheSameRequestAgainOnceWhatHasExpiredIsOutOfTheWay() {
    var expired = things.item("1", "a", 5, Item.EXPIRES_AT, NOW.getEpochSecond());
    script
        .fail(refusedBy(ItemCodec.encode(expired)))
        .answer(DeleteItemResponse.builder().build())
        .answer(committed());

    assertThat(store.transact("token", one()).committed()).isTrue();

    assertThat(sent()).hasSize(2).containsOnly(sent().getFirst());
    assertThat(script.asked(DeleteItemRequest.class).getFirst().conditionExpression())
        .isEqualTo("#n0 = :v0");
  }

  @Test
  void asksAgainOfAnItemThatExpiresLaterUnderATokenThatItsRetryHasToo() {
    var found = ItemCodec.encode(things.item("1", Item.EXPIRES_AT, NOW.getEpochSecond() + 60));
    script.fail(refusedBy(found)).answer(committed()).fail(refusedBy(found)).answer(committed());

    assertThat(store.transact("token", one()).committed()).isTrue();
    assertThat(store.transact("token", one()).committed()).isTrue();

    assertThat(sent().get(0)).isEqualTo(sent().get(2));
    assertThat(sent().get(1)).isEqualTo(sent().get(3)).isNotEqualTo(sent().get(0));
    assertThat(sent().get(1).clientRequestToken()).hasSize(36);
  }

  @Test
  void refusesWhatStillDoesNotHoldOfAnItemThatExpiresLater() {
    var item = things.item("1", "a", 1, Item.EXPIRES_AT, NOW.getEpochSecond() + 60);
    script.fail(refusedBy(ItemCodec.encode(item)), 2);

    var writeResult =
        store.transact(List.of(Write.check(things.key("1"), Precondition.equal("a", 2))));

    assertThat(writeResult)
        .isEqualTo(
            new WriteResult.Refused(
                List.of(new WriteResult.Refusal(things.key("1"), java.util.Optional.of(item)))));
  }

  private List<TransactWriteItemsRequest> sent() {
    return script.asked(TransactWriteItemsRequest.class);
  }

  private List<Write> one() {
    return List.of(Write.update(things.key("1"), Precondition.always(), Edit.add("a", 1)));
  }

  private List<Write> two() {
    return List.of(one().getFirst(), Write.putNew(things.item("2")));
  }

  private KeysAndAttributes keys(String sort) {
    return KeysAndAttributes.builder().keys(ItemCodec.encode(things.key(sort))).build();
  }

  private BatchGetItemResponse.Builder answer(String sort) {
    var item = ItemCodec.encode(things.item(sort, "a", 1));
    return BatchGetItemResponse.builder().responses(Map.of("t-things", List.of(item)));
  }
}
