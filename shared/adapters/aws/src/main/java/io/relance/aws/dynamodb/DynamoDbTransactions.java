package io.relance.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Conflict;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Does transactions, patient with throttling and for a moment with others at the same items. */
final class DynamoDbTransactions {
  /** An item that expires may change while it is looked at; so often it does not. */
  private static final int ROUNDS = 10;

  /** The caller reads again and decides again after a conflict, so the wait is short. */
  private static final int TRIES_AGAINST_OTHERS = 5;

  private static final int TOKEN_BYTES = 27;

  private final DynamoDbClient client;
  private final AwsNames names;
  private final InstantSource clock;
  private final Backoff backoff;

  DynamoDbTransactions(
      DynamoDbClient client, AwsNames names, InstantSource clock, Backoff backoff) {
    this.client = client;
    this.names = names;
    this.clock = clock;
    this.backoff = backoff;
  }

  WriteResult run(String token, List<Write> writes) {
    var planned = writes.stream().map(DynamoDbWrite::of).toList();
    for (var round = 0; round < ROUNDS; round++) {
      var reasons = send(request(token, planned));
      if (reasons.isEmpty()) {
        return new WriteResult.Committed();
      }
      var responses = Responses.of(planned, reasons.orElseThrow(), clock.instant());
      if (!responses.worthSending(planned)) {
        return new WriteResult.Refused(responses.refusals());
      }
      responses.expired().forEach(this::remove);
      planned = List.copyOf(responses.writes());
    }
    throw new Conflict();
  }

  private TransactWriteItemsRequest request(String token, List<DynamoDbWrite> planned) {
    return TransactWriteItemsRequest.builder()
        .clientRequestToken(tokenOf(token, planned))
        .transactItems(planned.stream().map(write -> write.request(names)).toList())
        .build();
  }

  /** Writes with another expected expiry are another request, which needs another token. */
  private static String tokenOf(String token, List<DynamoDbWrite> planned) {
    var expiries = planned.stream().map(DynamoDbWrite::expiry).toList();
    if (expiries.stream().allMatch(Optional::isEmpty)) {
      return token;
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest((token + expiries).getBytes(UTF_8));
      return Base64.getUrlEncoder().encodeToString(java.util.Arrays.copyOf(digest, TOKEN_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  /** Empty when it is committed; else why each write was refused. */
  private Optional<List<CancellationReason>> send(TransactWriteItemsRequest request) {
    for (var tried = 1; ; tried++) {
      try {
        client.transactWriteItems(request);
        return Optional.empty();
      } catch (TransactionCanceledException e) {
        var reasons = e.cancellationReasons();
        if (isRefusal(reasons, tried)) {
          return Optional.of(reasons);
        }
      } catch (TransactionInProgressException e) {
        waitForTheFirst(tried, e);
      } catch (IdempotentParameterMismatchException _) {
        throw new IllegalArgumentException(
            "The token was already used for a transaction with other writes");
      } catch (SdkException e) {
        throw AwsFailures.translated(e);
      }
    }
  }

  /** False when it is time for the next try. */
  private boolean isRefusal(List<CancellationReason> reasons, int tried) {
    switch (Cancellation.of(reasons)) {
      case PRECONDITION -> {
        return true;
      }
      case CONFLICT -> waitForOthers(tried);
      case THROTTLED -> {
        if (!backoff.again(tried)) {
          throw new TransientFailure("DynamoDB admits no more just now");
        }
      }
      case INVALID ->
          throw new IllegalArgumentException(
              "A write is over a limit, or of a type that the stored attribute does not have");
      case UNKNOWN, NONE ->
          throw new PermanentFailure("DynamoDB cancelled a transaction")
              .with("reasons", reasons.stream().map(CancellationReason::code).toList());
    }
    return false;
  }

  /** Waits for the first request of this token; whether it will be committed is unknown. */
  private void waitForTheFirst(int tried, TransactionInProgressException inProgress) {
    if (!backoff.again(tried)) {
      throw new TransientFailure("DynamoDB is still at this transaction", inProgress);
    }
  }

  private void waitForOthers(int tried) {
    if (tried >= TRIES_AGAINST_OTHERS || !backoff.again(tried)) {
      throw new Conflict();
    }
  }

  /** Removes an expired item, as DynamoDB does within days, unless it has changed. */
  private void remove(Item item) {
    var terms = new Terms();
    var expiry = item.attribute(Item.EXPIRES_AT).orElseThrow();
    var unchanged =
        new ConditionExpression(terms)
            .of(new Precondition.AttributeEquals(Item.EXPIRES_AT, expiry));
    Map<String, AttributeValue> key = ItemCodec.encode(item.key());
    try {
      client.deleteItem(
          delete ->
              delete
                  .tableName(names.table(item.key().table()))
                  .key(key)
                  .conditionExpression(unchanged)
                  .expressionAttributeNames(terms.names())
                  .expressionAttributeValues(terms.values()));
    } catch (ConditionalCheckFailedException | TransactionConflictException _) {
      // Another transaction holds the item; the next try finds the result.
    } catch (SdkException e) {
      throw AwsFailures.translated(e);
    }
  }
}
