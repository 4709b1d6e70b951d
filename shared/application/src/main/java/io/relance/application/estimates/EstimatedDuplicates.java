package io.relance.application.estimates;

import io.relance.application.launches.AudienceMember;
import io.relance.application.launches.FrozenDuplicates;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.Uniqueness;
import io.relance.domain.id.ContactId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The duplicates in the audience of a launch that is estimated. */
final class EstimatedDuplicates {
  private final Flow flow;
  private final Map<Uniqueness, Set<ContactId>> found = new HashMap<>();

  EstimatedDuplicates(Flow flow) {
    this.flow = flow;
  }

  /** Finds them in an audience. */
  void find(List<AudienceMember> audience) {
    var duplicates = new FrozenDuplicates(flow);
    for (int position = 0; position < audience.size(); position++) {
      duplicates.add(position, audience.get(position));
    }
    duplicates
        .positions()
        .forEach(
            (by, positions) ->
                found.put(
                    by,
                    positions.stream()
                        .mapToObj(position -> audience.get(position).contact())
                        .collect(Collectors.toSet())));
  }

  boolean contains(Uniqueness by, ContactId contact) {
    return found.getOrDefault(by, Set.of()).contains(contact);
  }
}
