package io.relance.application.sending.model;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.PropertyValueJson;
import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.text.NamesInTexts;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contact as the recipient of messages.
 *
 * @param location where the contact is, as far as it is known
 * @param consentVersion incremented by each entry in the consent ledger
 * @param variables the variables of the contact in texts
 */
public record Recipient(
    Optional<String> phone,
    Optional<String> email,
    Language language,
    Location location,
    Consents consents,
    long consentVersion,
    Map<String, Object> variables) {

  /**
   * Where a contact is.
   *
   * @param zones the time zones that are possible
   */
  public record Location(Optional<String> country, List<ZoneId> zones) {
    public static final Location UNKNOWN = new Location(Optional.empty(), List.of());

    public Location {
      zones = List.copyOf(zones);
    }
  }

  public static Recipient of(Contact contact) {
    var variables = new LinkedHashMap<String, Object>();
    contact
        .firstName()
        .filter(NamesInTexts::isUsable)
        .ifPresent(name -> variables.put("firstName", name));
    contact
        .lastName()
        .filter(NamesInTexts::isUsable)
        .ifPresent(name -> variables.put("lastName", name));
    contact.phone().ifPresent(phone -> variables.put("phone", phone));
    contact.email().ifPresent(email -> variables.put("email", email));
    var country = contact.country();
    country.ifPresent(code -> variables.put("country", code));
    contact.locale().ifPresent(locale -> variables.put("locale", locale));
    variables.put("properties", PropertyValueJson.plain(contact.properties()));
    return new Recipient(
        contact.phone(),
        contact.email(),
        Language.of(contact),
        new Location(country, contact.zones()),
        contact.consents(),
        contact.consentVersion(),
        variables);
  }

  /** The address on a channel. */
  public Optional<String> address(Channel channel) {
    return switch (channel) {
      case SMS, WHATSAPP -> phone;
      case EMAIL -> email;
    };
  }

  /** Never shows an address. */
  @Override
  public String toString() {
    return "Recipient[consentVersion=" + consentVersion + "]";
  }
}
