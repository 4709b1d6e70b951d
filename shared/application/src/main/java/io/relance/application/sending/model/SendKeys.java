package io.relance.application.sending.model;

import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.persistence.Tables;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.SendId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.ItemKey;
import java.util.Locale;

/** The item keys of sends and of what is stored about them. */
public final class SendKeys {
  private SendKeys() {}

  public static ItemKey send(SendId send) {
    return new ItemKey(Tables.SENDS, "send#" + send, "send");
  }

  /** The body of an email that is not rendered again. */
  public static ItemKey emailBody(SendId send) {
    return new ItemKey(Tables.SENDS, "send#" + send, "body");
  }

  static ItemKey received(String message) {
    return new ItemKey(Tables.SENDS, "received#" + message, "received");
  }

  /** The progress of a wave's sends at an element. */
  public static ItemKey progress(WaveId wave, ElementId element) {
    return new ItemKey(Tables.WALKS, WaveKeys.partition(wave), "send#" + element);
  }

  /** The send of a launch to an address, of which only the keyed hash is stored. */
  public static ItemKey duplicate(LaunchId launch, ElementId element, String hashedAddress) {
    return new ItemKey(
        Tables.SENDS, "dedupe#" + launch + "#" + element + "#" + hashedAddress, "dedupe");
  }

  /** The send of a provider's message. */
  public static ItemKey message(String provider, String providerId) {
    return new ItemKey(Tables.SENDS, "provider#" + provider + "#" + providerId, "provider");
  }

  /** The send whose short links have a code. */
  public static ItemKey link(String code) {
    return new ItemKey(Tables.SENDS, "link#" + code, "link");
  }

  /** The count of marketing messages to a contact. */
  public static ItemKey frequency(ContactId contact, Channel channel) {
    return new ItemKey(
        Tables.SENDS,
        "frequency#" + contact + "#" + channel.name().toLowerCase(Locale.ROOT),
        "frequency");
  }

  /** The leased rate of a sender. */
  public static ItemKey rate(Channel channel, String sender) {
    return new ItemKey(
        Tables.SENDS, "rate#" + channel.name().toLowerCase(Locale.ROOT) + "#" + sender, "rate");
  }
}
