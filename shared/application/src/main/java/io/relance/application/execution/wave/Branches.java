package io.relance.application.execution.wave;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an element branches a wave: its members by exit, and those whose enrollment ends here.
 *
 * @param ended the reason of each end, by member: an end element's outcome, or {@code erased}
 */
public record Branches(List<WaveBranch> branches, Map<Member, String> ended) {
  public Branches {
    branches = branches.stream().filter(part -> !part.members().isEmpty()).toList();
    ended = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ended));
  }

  /** All members leave by the same exit. */
  public static Branches all(WaveBranch waveBranch) {
    return new Branches(List.of(waveBranch), Map.of());
  }
}
