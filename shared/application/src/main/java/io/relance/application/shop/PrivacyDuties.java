package io.relance.application.shop;

/** The legal duties of a data controller: access and erasure. */
public interface PrivacyDuties {
  /** All data stored about a contact, as JSON. */
  String export(String contact);

  /** Erases a contact; idempotent. */
  void erase(String contact);
}
