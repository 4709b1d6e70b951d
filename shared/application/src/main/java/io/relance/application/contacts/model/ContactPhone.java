package io.relance.application.contacts.model;
import io.relance.application.phone.PhoneNumbers;

/**
 * The phone of a contact.
 *
 * @param number E.164
 * @param own whether it is known as the contact's own; one out of a postal address is only sent to,
 *     and finds no contact
 */
public record ContactPhone(String number, boolean own) {

  /** The same for all written forms of the number. */
  public String key() {
    return PhoneNumbers.key(number);
  }

  /** Never shows the number. */
  @Override
  public String toString() {
    return "ContactPhone[own=" + own + "]";
  }
}
