package io.relance.functions.api.segments;

import io.relance.application.audience.ContactCount;
import io.relance.domain.contact.Channel;
import io.swagger.v3.oas.annotations.media.Schema;

/** By channel, how many contacts marketing messages can reach. */
@Schema(name = "ReachableCount")
record ReachableCount(long sms, long email, long whatsapp) {
  static ReachableCount of(ContactCount count) {
    return new ReachableCount(
        count.reachableBy(Channel.SMS),
        count.reachableBy(Channel.EMAIL),
        count.reachableBy(Channel.WHATSAPP));
  }
}
