package io.relance.application.shop;

/** What the law asks of whoever keeps something about a person. */
public interface PrivacyDuties {
  /** Everything that is held about a contact, as JSON. */
  String export(String contact);

  /** Forgets a contact; one that is forgotten already stays so. */
  void erase(String contact);
}
