package io.relance.application.sending.gate;

import io.relance.application.sending.guard.DailyCaps;
import io.relance.domain.contact.Channel;
import io.relance.domain.time.QuietHours;
import java.util.Map;

/**
 * When, and how often, marketing messages may be sent to a contact, and how many messages to all.
 *
 * @param frequencyCaps the channels with a limit for a contact
 * @param dailyCaps how many messages automations send in a day
 */
public record SendingLimits(
    QuietHours quietHours, Map<Channel, FrequencyCap> frequencyCaps, DailyCaps dailyCaps) {
  public static final SendingLimits NONE =
      new SendingLimits(QuietHours.OFF, Map.of(), DailyCaps.NONE);

  public SendingLimits {
    frequencyCaps = Map.copyOf(frequencyCaps);
  }
}
