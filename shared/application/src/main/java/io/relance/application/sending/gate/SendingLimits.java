package io.relance.application.sending.gate;

import io.relance.domain.contact.Channel;
import io.relance.domain.time.QuietHours;
import java.util.Map;

/**
 * When, and how often, marketing messages may be sent to a contact.
 *
 * @param frequencyCaps the channels with a limit
 */
public record SendingLimits(QuietHours quietHours, Map<Channel, FrequencyCap> frequencyCaps) {
  public static final SendingLimits NONE = new SendingLimits(QuietHours.OFF, Map.of());

  public SendingLimits {
    frequencyCaps = Map.copyOf(frequencyCaps);
  }
}
