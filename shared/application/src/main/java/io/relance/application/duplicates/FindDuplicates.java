package io.relance.application.duplicates;

import io.relance.application.contacts.AddressHashes;
import io.relance.application.contacts.Contacts;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SelectionElement.RemoveDuplicates;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;

/**
 * Finds the duplicates among the members of waves.
 *
 * <p>The contacts of a launch were compared when its audience was taken, and their enrollments say
 * which are duplicates. Contacts that come one by one are compared with those who came through the
 * element before them and are still in the automation.
 */
public final class FindDuplicates {
  private final ItemStore store;
  private final Contacts contacts;
  private final AddressHashes hashes;
  private final UniqueContacts unique;

  public FindDuplicates(
      ItemStore store, Contacts contacts, AddressHashes hashes, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.hashes = hashes;
    this.unique = new UniqueContacts(store, clock);
  }

  /** The exit of each member of a wave. */
  public Map<EnrollmentId, String> exits(
      RemoveDuplicates element, Wave wave, List<Member> members) {
    return wave.launch().isPresent()
        ? inLaunch(element, members)
        : oneByOne(element, wave, members);
  }

  private Map<EnrollmentId, String> inLaunch(RemoveDuplicates element, List<Member> members) {
    var found =
        store.getMany(
            members.stream()
                .map(member -> EnrollmentKeys.enrollment(member.enrollment()))
                .toList());
    var exits = new HashMap<EnrollmentId, String>();
    for (var member : members) {
      var enrollment = found.get(EnrollmentKeys.enrollment(member.enrollment()));
      var duplicate =
          enrollment != null && EnrollmentRequest.isDuplicate(enrollment, element.uniqueness());
      exits.put(member.enrollment(), exit(duplicate));
    }
    return exits;
  }

  private Map<EnrollmentId, String> oneByOne(
      RemoveDuplicates element, Wave wave, List<Member> members) {
    var exits = new HashMap<EnrollmentId, String>();
    members.forEach(member -> exits.put(member.enrollment(), FlowElement.NEXT));
    groups(element, wave, members).entrySet().stream()
        .gather(Gatherers.windowFixed(UniqueContacts.GROUPS))
        .forEach(
            some -> {
              var groups = new LinkedHashMap<ItemKey, List<Member>>();
              some.forEach(group -> groups.put(group.getKey(), group.getValue()));
              unique.duplicates(groups).forEach(it -> exits.put(it.enrollment(), exit(true)));
            });
    return exits;
  }

  /** A member with what decides whether it is a duplicate. */
  private record Coming(Member member, Candidate candidate) {}

  /** The members that share something, those first that are kept rather than others. */
  private Map<ItemKey, List<Member>> groups(
      RemoveDuplicates element, Wave wave, List<Member> members) {
    var found = contacts.findAll(members.stream().map(Member::contact).distinct().toList());
    var first = Comparator.comparing((Coming it) -> it.candidate().createdAt());
    var ordered =
        switch (element.uniqueness().keep()) {
          case NEWEST -> first.reversed();
          case OLDEST -> first;
        };
    var groups = new LinkedHashMap<ItemKey, List<Member>>();
    members.stream()
        .flatMap(
            member ->
                Optional.ofNullable(found.get(member.contact()))
                    .map(contact -> new Coming(member, Candidate.of(contact)))
                    .stream())
        .sorted(ordered.thenComparing(it -> it.member().contact()))
        .forEach(
            it ->
                it.candidate()
                    .shared(element.uniqueness().by())
                    .map(shared -> UniqueContacts.key(wave, element.id(), hashes.of(shared)))
                    .ifPresent(
                        key ->
                            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(it.member())));
    return groups;
  }

  private static String exit(boolean duplicate) {
    return duplicate ? SelectionElement.ON_DUPLICATE : FlowElement.NEXT;
  }
}
