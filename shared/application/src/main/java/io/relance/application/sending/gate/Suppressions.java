package io.relance.application.sending.gate;

import io.relance.application.contacts.AddressHashes;
import io.relance.application.contacts.model.Contact;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Stores suppressed addresses, under a keyed hash. */
public final class Suppressions {
  private final UnaryOperator<String> hash;

  /**
   * @param hash the hash of an address under this installation's secret
   */
  public Suppressions(UnaryOperator<String> hash) {
    this.hash = hash;
  }

  /** Reads suppressions, and makes no secret where none exists: no address is suppressed then. */
  public static Suppressions known(AddressHashes hashes) {
    return new Suppressions(address -> hashes.known(address).orElse(""));
  }

  /** The keyed hash of an address. */
  String hashed(String address) {
    return hash.apply(address);
  }

  private ItemKey key(Channel channel, String address) {
    return hashedKey(channel, hashed(address));
  }

  /** The key of the suppression of an address that {@link #hashed} has hashed. */
  static ItemKey hashedKey(Channel channel, String hashedAddress) {
    return new ItemKey(
        Tables.CONTACTS,
        "suppression#" + channel.name().toLowerCase(Locale.ROOT) + "#" + hashedAddress,
        "suppression");
  }

  /** Whether messages to an address are suppressed, given the consents of its contact. */
  public boolean suppress(ItemStore store, Channel channel, String address, Consents consents) {
    return store
        .get(key(channel, address))
        .filter(it -> applies(it, channel, consents))
        .isPresent();
  }

  private static boolean applies(Item suppression, Channel channel, Consents consents) {
    return Suppression.of(suppression).appliesTo(channel, consents);
  }

  /** The channels on which the address of a contact is suppressed. */
  public Set<Channel> of(ItemStore store, Contact contact) {
    var keys = new EnumMap<Channel, ItemKey>(Channel.class);
    for (var channel : Channel.values()) {
      contact.address(channel).ifPresent(address -> keys.put(channel, key(channel, address)));
    }
    var found = store.getMany(keys.values());
    return keys.keySet().stream()
        .filter(
            channel ->
                Optional.ofNullable(found.get(keys.get(channel)))
                    .filter(it -> applies(it, channel, contact.consents()))
                    .isPresent())
        .collect(Collectors.toSet());
  }

  /** The write that suppresses an address. */
  public Write remember(Channel channel, String address, Suppression suppression) {
    return Write.put(
        ItemBuilder.at(key(channel, address))
            .text("why", suppression.why().name())
            .instant("at", suppression.at())
            .build());
  }

  /** The write that removes the suppression of an address. */
  public Write forget(Channel channel, String address) {
    return Write.delete(key(channel, address));
  }

  public static Suppression optedOut(Instant at) {
    return new Suppression(Suppression.Why.OPTED_OUT, at);
  }

  public static Suppression invalid(Instant at) {
    return new Suppression(Suppression.Why.INVALID_ADDRESS, at);
  }
}
