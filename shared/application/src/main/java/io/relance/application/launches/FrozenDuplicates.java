package io.relance.application.launches;

import io.relance.application.duplicates.DuplicateGroups;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.SelectionElement.RemoveDuplicates;
import io.relance.domain.flow.Uniqueness;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The duplicates in the audience of a launch that the elements of its flow do not keep. */
public final class FrozenDuplicates {
  private final Map<Uniqueness, DuplicateGroups> groups = new LinkedHashMap<>();

  public FrozenDuplicates(Flow flow) {
    wanted(flow).forEach(by -> groups.put(by, new DuplicateGroups(by)));
  }

  /** By what the elements of a flow find duplicates. */
  static Set<Uniqueness> wanted(Flow flow) {
    var wanted = new LinkedHashSet<Uniqueness>();
    for (var element : flow.elements()) {
      if (element instanceof RemoveDuplicates duplicates) {
        wanted.add(duplicates.uniqueness());
      }
    }
    return wanted;
  }

  /** Adds the contact at a position of the audience. */
  public void add(int position, AudienceMember member) {
    groups.values().forEach(group -> group.add(position, member.candidate()));
  }

  /** The positions of those that are not kept. */
  public Map<Uniqueness, BitSet> positions() {
    var positions = new LinkedHashMap<Uniqueness, BitSet>();
    groups.forEach((by, group) -> positions.put(by, group.duplicates()));
    return positions;
  }
}
