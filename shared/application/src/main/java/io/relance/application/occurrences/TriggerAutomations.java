package io.relance.application.occurrences;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.store.Transactions;
import io.relance.application.walks.Candidate;
import io.relance.application.walks.EnrollContacts;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Enrols the contacts of occurrences into the automations that they trigger; those of one
 * automation enter in waves together.
 *
 * <p>An occurrence that was settled is done with, so what is activated later never sees it again.
 */
public final class TriggerAutomations {
  private final ItemStore store;
  private final Occurrences occurrences;
  private final PublishedFlows flows;
  private final EnrollContacts enrollContacts;
  private final InstantSource clock;

  public TriggerAutomations(
      ItemStore store,
      Occurrences occurrences,
      PublishedFlows flows,
      EnrollContacts enrollContacts,
      InstantSource clock) {
    this.store = store;
    this.occurrences = occurrences;
    this.flows = flows;
    this.enrollContacts = enrollContacts;
    this.clock = clock;
  }

  /** Takes offers in any order, each any number of times. */
  public void take(List<Offer> offers) {
    var kept = occurrences.find(offers.stream().map(Offer::occurrence).toList());
    var entries = new Entries();
    var settled = new ArrayList<String>();
    for (var offer : offers) {
      var occurrence = kept.get(offer.occurrence());
      if (occurrence == null) {
        continue; // Its contact was erased since.
      }
      if (offer.only().isPresent()) {
        entries.add(offer.only().orElseThrow().in(flows), occurrence);
      } else if (!occurrence.settled()) {
        entries.live(occurrence.kind()).stream()
            .filter(live -> TriggerRules.matches(live.flow().trigger(), occurrence))
            .forEach(live -> entries.add(live, occurrence));
        settled.add(occurrence.id());
      }
    }
    entries.enroll();
    settle(settled.stream().distinct().toList());
  }

  private void settle(List<String> ids) {
    var writes = ids.stream().map(id -> Occurrences.settle(id, clock.instant())).toList();
    for (int from = 0; from < writes.size(); from += ItemLimits.WRITES) {
      settleSome(writes.subList(from, Math.min(writes.size(), from + ItemLimits.WRITES)));
    }
  }

  /** One that was erased or settled since is refused, and must not hold back the others. */
  private void settleSome(List<Write> writes) {
    if (!Transactions.write(store, writes).committed() && writes.size() > 1) {
      writes.forEach(write -> settleSome(List.of(write)));
    }
  }

  /** Who enters what, gathered by automation. */
  private final class Entries {
    private final Map<String, List<LiveAutomation>> liveByKind = new HashMap<>();
    private final Map<LiveReference, LiveAutomation> automations = new LinkedHashMap<>();
    private final Map<LiveReference, Map<String, Candidate>> candidates = new HashMap<>();

    List<LiveAutomation> live(String kind) {
      return liveByKind.computeIfAbsent(kind, (Function<String, List<LiveAutomation>>) flows::live);
    }

    void add(LiveAutomation live, Occurrence occurrence) {
      var reference = LiveReference.of(live);
      automations.put(reference, live);
      candidates
          .computeIfAbsent(reference, _ -> new LinkedHashMap<>())
          .put(occurrence.id(), new Candidate(occurrence.contact(), occurrence.id(), true));
    }

    void enroll() {
      automations.forEach(
          (reference, live) -> {
            var entering = Stream.of(candidates.get(reference)).flatMap(m -> m.values().stream());
            enrollContacts.enroll(live, entering.toList(), false);
          });
    }
  }
}
