package io.relance.functions.api;

import io.relance.domain.id.ContactId;

/** A response that describes a contact: it is stored no longer than the contact. */
public interface AboutContact {
  /** The contact that it describes. */
  ContactId described();
}
