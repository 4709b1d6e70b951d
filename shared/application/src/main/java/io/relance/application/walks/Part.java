package io.relance.application.walks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The members of a wave whom an element sends the same way.
 *
 * @param until the instant to wait for before what follows
 */
public record Part(String exit, Optional<Instant> until, List<Member> members) {
  public Part {
    members = List.copyOf(members);
  }

  static Part of(String exit, List<Member> members) {
    return new Part(exit, Optional.empty(), members);
  }
}
