package io.relance.application.sending.gate;

import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.time.QuietHours;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether it is a time to text a recipient.
 *
 * @param projectZone the zone of recipients of whom none is known
 */
public record SendingHours(QuietHours quietHours, ZoneId projectZone, InstantSource clock) {

  /** The same hours on another clock. */
  public SendingHours on(InstantSource otherClock) {
    return new SendingHours(quietHours, projectZone, otherClock);
  }

  /**
   * When a message may be sent that may not be sent now; empty when it may be sent now. Emails and
   * transactional messages may be sent at any hour.
   */
  Optional<Instant> opening(SendIntent intent, Recipient recipient) {
    if (intent.kind() != SendKind.MESSAGE
        || intent.purpose() != Purpose.MARKETING
        || intent.channel() == Channel.EMAIL) {
      return Optional.empty();
    }
    var location = recipient.location();
    var zones = location.zones().isEmpty() ? List.of(projectZone) : location.zones();
    var now = clock.instant();
    return location
        .country()
        .map(country -> quietHours.opening(country, zones, now))
        .orElseGet(() -> quietHours.opening(zones, now));
  }
}
