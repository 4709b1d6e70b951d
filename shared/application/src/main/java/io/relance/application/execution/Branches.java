package io.relance.application.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an element branches a wave: its members by exit, and those whose enrollment ends here.
 *
 * @param out the reason of each end, by member: an end element's outcome, or {@code erased}
 */
public record Branches(List<WaveBranch> parts, Map<Member, String> out) {
  public Branches {
    parts = parts.stream().filter(part -> !part.members().isEmpty()).toList();
    out = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(out));
  }

  /** All members leave by the same exit. */
  static Branches all(WaveBranch waveBranch) {
    return new Branches(List.of(waveBranch), Map.of());
  }
}
