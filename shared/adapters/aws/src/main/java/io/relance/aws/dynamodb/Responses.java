package io.relance.aws.dynamodb;

import io.relance.domain.store.Item;
import io.relance.domain.store.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * The result of a cancelled transaction, considering which items have expired.
 *
 * @param writes for the next try, if there is one
 * @param expired items that block a write although they have expired
 */
record Responses(
    List<DynamoDbWrite> writes, List<Item> expired, List<WriteResult.Refusal> refusals) {

  static Responses of(List<DynamoDbWrite> sent, List<CancellationReason> reasons, Instant now) {
    var responses = new Responses(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var place = 0; place < sent.size(); place++) {
      responses.writes.add(responses.read(sent.get(place), reasons.get(place), now));
    }
    return responses;
  }

  /** Whether another try may have another result. */
  boolean worthSending(List<DynamoDbWrite> sent) {
    return !expired.isEmpty() || !writes.equals(sent);
  }

  private DynamoDbWrite read(DynamoDbWrite sent, CancellationReason reason, Instant now) {
    if (Cancellation.of(reason) != Cancellation.PRECONDITION) {
      return sent;
    }
    var key = sent.write().key();
    var found =
        reason.hasItem()
            ? Optional.of(ItemCodec.decode(key.table(), reason.item()))
            : Optional.<Item>empty();
    if (found.filter(item -> item.hasExpired(now)).isPresent()) {
      return ofExpired(sent, found.orElseThrow());
    }
    var expiry = found.flatMap(item -> item.attribute(Item.EXPIRES_AT));
    if (sent.mindsExpiry() && !expiry.equals(sent.expiry())) {
      return new DynamoDbWrite(sent.write(), expiry);
    }
    refusals.add(new WriteResult.Refusal(key, found));
    return sent;
  }

  private DynamoDbWrite ofExpired(DynamoDbWrite sent, Item found) {
    if (sent.holdsOfNothing()) {
      expired.add(found);
    } else {
      refusals.add(new WriteResult.Refusal(sent.write().key(), Optional.empty()));
    }
    return DynamoDbWrite.of(sent.write());
  }
}
