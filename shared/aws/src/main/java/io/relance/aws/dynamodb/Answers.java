package io.relance.aws.dynamodb;

import io.relance.domain.store.Item;
import io.relance.domain.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * What the refusals of a transaction come to, once it is known which items have expired.
 *
 * @param writes as they are to be sent again, if at all
 * @param expired the items that stand in the way although they have expired
 */
record Answers(List<PlannedWrite> writes, List<Item> expired, List<Outcome.Refusal> refusals) {

  static Answers of(List<PlannedWrite> sent, List<CancellationReason> reasons, Instant now) {
    var answers = new Answers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var place = 0; place < sent.size(); place++) {
      answers.writes.add(answers.read(sent.get(place), reasons.get(place), now));
    }
    return answers;
  }

  /** Whether sending again may come to something else. */
  boolean worthSending(List<PlannedWrite> sent) {
    return !expired.isEmpty() || !writes.equals(sent);
  }

  private PlannedWrite read(PlannedWrite sent, CancellationReason reason, Instant now) {
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
      return sent.expecting(expiry);
    }
    refusals.add(new Outcome.Refusal(key, found));
    return sent;
  }

  private PlannedWrite ofExpired(PlannedWrite sent, Item found) {
    if (sent.holdsOfNothing()) {
      expired.add(found);
    } else {
      refusals.add(new Outcome.Refusal(sent.write().key(), Optional.empty()));
    }
    return sent.expecting(Optional.empty());
  }
}
