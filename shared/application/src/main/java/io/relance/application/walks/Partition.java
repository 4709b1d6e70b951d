package io.relance.application.walks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an element parts a wave: its members by the way they go, and those whose walk ends here.
 *
 * @param out why each of them ends, by member: an end's outcome, or {@code erased}
 */
public record Partition(List<Part> parts, Map<Member, String> out) {
  public Partition {
    parts = parts.stream().filter(part -> !part.members().isEmpty()).toList();
    out = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(out));
  }

  /** Everybody goes the same way. */
  static Partition all(Part part) {
    return new Partition(List.of(part), Map.of());
  }
}
