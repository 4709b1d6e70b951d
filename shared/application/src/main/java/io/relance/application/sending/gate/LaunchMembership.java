package io.relance.application.sending.gate;

import io.relance.application.launches.Launch;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;

/** Answers whether a contact still belongs to the audience of a launch. */
@FunctionalInterface
public interface LaunchMembership {
  /** For launches whose audiences never change. */
  LaunchMembership ALWAYS = (_, _) -> false;

  /** Whether a contact has left the audience of a launch since it was taken. */
  boolean hasLeft(Launch launch, ContactId contact);

  /** As {@link #hasLeft}, given the item of the launch. */
  default boolean hasLeft(Item launch, ContactId contact) {
    return hasLeft(Launch.stored(launch), contact);
  }
}
