package io.relance.application.sending.gate;

import io.relance.application.launches.Launch;
import io.relance.domain.id.ContactId;
import java.util.Collection;
import java.util.Set;

/** Answers which contacts still belong to the audience of a launch. */
@FunctionalInterface
public interface LaunchMembership {
  /** For launches whose audiences never change. */
  LaunchMembership ALWAYS = (_, _) -> Set.of();

  /** Those of some contacts that have left the audience of a launch since it was taken. */
  Set<ContactId> left(Launch launch, Collection<ContactId> contacts);
}
