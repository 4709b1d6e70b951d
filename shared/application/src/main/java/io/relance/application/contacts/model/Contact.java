package io.relance.application.contacts.model;
import io.relance.application.phone.PhoneNumbers;
import io.relance.application.phone.PhoneZones;

import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.id.ContactId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The current data of a contact.
 *
 * @param consents the current consents
 * @param consentVersion incremented by each entry in the consent ledger
 * @param version incremented by each change; 0 before it is stored
 * @param shopSaid what the shop last reported about its own customer
 */
public record Contact(
    ContactId id,
    Identities identities,
    Profile profile,
    Map<String, PropertyValue> properties,
    Consents consents,
    long consentVersion,
    long version,
    ShopSaid shopSaid,
    Instant createdAt,
    Instant updatedAt) {
  public Contact {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** A contact without data. */
  public static Contact blank(ContactId id, Instant now) {
    return new Contact(
        id,
        Identities.NONE,
        Profile.EMPTY,
        Map.of(),
        Consents.NONE,
        0,
        0,
        ShopSaid.NOTHING,
        now,
        now);
  }

  public Optional<String> shopCustomerId() {
    return identities.shopCustomerId();
  }

  /** E.164. */
  public Optional<String> phone() {
    return identities.phone().map(ContactPhone::number);
  }

  /** Whether its phone is known as its own. */
  public boolean ownsPhone() {
    return identities.ownPhone().isPresent();
  }

  /** Lower case. */
  public Optional<String> email() {
    return identities.email();
  }

  /** The address on a channel. */
  public Optional<String> address(Channel channel) {
    return switch (channel) {
      case SMS, WHATSAPP -> phone();
      case EMAIL -> email();
    };
  }

  public Optional<String> firstName() {
    return profile.firstName();
  }

  public Optional<String> lastName() {
    return profile.lastName();
  }

  public Optional<String> timeZone() {
    return profile.timeZone();
  }

  /**
   * The time zones in which the contact may be: the stated one, else those of the phone's prefix;
   * empty when neither is known.
   */
  public List<ZoneId> zones() {
    return timeZone()
        .map(zone -> List.of(ZoneId.of(zone)))
        .or(() -> phone().map(PhoneZones::of))
        .orElse(List.of());
  }

  public Optional<String> locale() {
    return profile.locale();
  }

  /** The stated country, else that of the phone's prefix (S-3). */
  public Optional<String> country() {
    return profile.country().or(() -> phone().flatMap(PhoneNumbers::country));
  }

  /** The value of a field, as shown and searched. */
  public Optional<String> field(ContactField field) {
    return switch (field) {
      case SHOP_CUSTOMER_ID -> shopCustomerId();
      case PHONE -> phone();
      case EMAIL -> email();
      case FIRST_NAME -> firstName();
      case LAST_NAME -> lastName();
      case TIME_ZONE -> timeZone();
      case LOCALE -> locale();
      case COUNTRY -> country();
    };
  }

  public Contact with(Identities newIdentities, Profile newProfile) {
    return new Contact(
        id,
        newIdentities,
        newProfile,
        properties,
        consents,
        consentVersion,
        version,
        shopSaid,
        createdAt,
        updatedAt);
  }

  public Contact with(Map<String, PropertyValue> newProperties) {
    return new Contact(
        id,
        identities,
        profile,
        newProperties,
        consents,
        consentVersion,
        version,
        shopSaid,
        createdAt,
        updatedAt);
  }

  public Contact with(Consents newConsents, long newConsentVersion) {
    return new Contact(
        id,
        identities,
        profile,
        properties,
        newConsents,
        newConsentVersion,
        version,
        shopSaid,
        createdAt,
        updatedAt);
  }

  public Contact with(ShopSaid newShopSaid) {
    return new Contact(
        id,
        identities,
        profile,
        properties,
        consents,
        consentVersion,
        version,
        newShopSaid,
        createdAt,
        updatedAt);
  }

  /** The same as its next version, before it is stored. */
  public Contact next(Instant now) {
    return new Contact(
        id,
        identities,
        profile,
        properties,
        consents,
        consentVersion,
        version + 1,
        shopSaid,
        createdAt,
        now);
  }
}
