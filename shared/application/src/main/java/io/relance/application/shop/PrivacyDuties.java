package io.relance.application.shop;

import io.relance.domain.id.ContactId;
import java.util.Collection;

/** The legal duties of a data controller: access and erasure. */
public interface PrivacyDuties {
  /** All data stored about a contact, as JSON. */
  String export(ContactId contact);

  /** Takes contacts away; jobs remove what is stored of them. */
  void beginErasing(Collection<ContactId> contacts);

  /**
   * Erases contacts at once, and what was deleted before from the files of the store; idempotent.
   */
  void erase(Collection<ContactId> contacts);
}
