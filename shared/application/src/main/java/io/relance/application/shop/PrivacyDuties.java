package io.relance.application.shop;

import io.relance.domain.id.ContactId;

/** The legal duties of a data controller: access and erasure. */
public interface PrivacyDuties {
  /** All data stored about a contact, as JSON. */
  String export(ContactId contact);

  /** Erases a contact; idempotent. */
  void erase(ContactId contact);
}
