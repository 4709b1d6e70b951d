package io.relance.application.shop;

import io.relance.domain.id.ContactId;
import java.util.Collection;

/** The legal duties of a data controller: access and erasure. */
public interface PrivacyDuties {
  /** All data stored about a contact, as JSON. */
  String export(ContactId contact);

  /** Deletes contacts; jobs remove what is stored of them. */
  void beginErasing(Collection<ContactId> contacts);

  /**
   * Erases a contact at once, but not from the files of the store; idempotent.
   *
   * @return how many parts that took, each of a hundred messages at most
   */
  int erase(ContactId contact);
}
