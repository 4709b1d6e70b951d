package io.relance.application.sending.gate;

import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendKind;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the marketing messages to a contact on each channel that has a cap.
 *
 * @param projectZone the zone of recipients of whom none is known
 */
public record SendingFrequency(
    Map<Channel, FrequencyCap> caps, ZoneId projectZone, InstantSource clock) {

  /** The same caps on another clock. */
  public SendingFrequency on(InstantSource otherClock) {
    return new SendingFrequency(caps, projectZone, otherClock);
  }

  /** Where a message is counted; empty when it does not count. */
  Optional<ItemKey> key(SendIntent intent) {
    return Optional.of(intent)
        .filter(it -> it.kind() == SendKind.MESSAGE)
        .filter(it -> it.purpose() == Purpose.MARKETING)
        .filter(it -> caps.containsKey(it.channel()))
        .map(it -> SendKeys.frequency(it.contact(), it.channel()));
  }

  /** The count for a message, from its stored item. */
  Optional<FrequencyCount> count(
      SendIntent intent, Recipient recipient, Map<ItemKey, Item> stored) {
    var zone = recipient.location().zones().stream().findFirst().orElse(projectZone);
    return key(intent)
        .map(
            key ->
                FrequencyCount.of(
                    key, stored, new FrequencyCount.Window(cap(intent), zone, clock.instant())));
  }

  /** No longer counts a message that its provider has rejected; empty when it does not count. */
  public Optional<Write> withdrawal(Send send) {
    var intent = send.intent();
    return key(intent)
        .map(key -> FrequencyCount.withdrawal(key, send.id(), cap(intent), clock.instant()));
  }

  private FrequencyCap cap(SendIntent intent) {
    return Optional.ofNullable(caps.get(intent.channel())).orElseThrow();
  }
}
