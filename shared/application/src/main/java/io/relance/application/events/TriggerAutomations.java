package io.relance.application.events;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.logging.LogId;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enrolls the contacts of events in the automations that they trigger; those of one automation
 * enter in shared waves.
 *
 * <p>A settled event is finished, so automations that are activated later never receive it.
 */
public final class TriggerAutomations {
  private static final Logger LOG = LoggerFactory.getLogger(TriggerAutomations.class);

  private final ItemStore store;
  private final ContactEvents contactEvents;
  private final PublishedFlows flows;
  private final EnrollContacts enrollContacts;
  private final Consumer<ContactEvent> conversations;
  private final CountVisits countVisits;
  private final InstantSource clock;

  /**
   * @param conversations ends the conversations that an event ends; repeated, it has no effect
   */
  public TriggerAutomations(
      ItemStore store,
      ContactEvents contactEvents,
      PublishedFlows flows,
      EnrollContacts enrollContacts,
      Consumer<ContactEvent> conversations,
      InstantSource clock) {
    this.store = store;
    this.contactEvents = contactEvents;
    this.flows = flows;
    this.enrollContacts = enrollContacts;
    this.conversations = conversations;
    this.countVisits = new CountVisits(store, clock);
    this.clock = clock;
  }

  /** Processes messages in any order, each any number of times. */
  public void take(List<ContactEventMessage> offers) {
    var kept = contactEvents.find(offers.stream().map(ContactEventMessage::occurrence).toList());
    var entries = new Entries();
    var settled = new LinkedHashMap<String, CandidateAutomations>();
    for (var contactEventMessage : offers) {
      var contactEvent = kept.get(contactEventMessage.occurrence());
      if (contactEvent == null) {
        continue; // Its contact was erased since.
      }
      if (contactEventMessage.only().isPresent()) {
        entries.add(contactEventMessage.only().orElseThrow().in(flows), contactEvent);
      } else if (!contactEvent.settled()) {
        conversations.accept(contactEvent);
        var live = entries.live(contactEvent.kind());
        live.stream()
            .filter(it -> matches(it, contactEvent) && countVisits.isDue(it, contactEvent))
            .forEach(it -> entries.add(it, contactEvent));
        settled.put(contactEvent.id(), CandidateAutomations.of(live));
      }
    }
    entries.enroll();
    settle(settled);
  }

  private static boolean matches(LiveAutomation live, ContactEvent contactEvent) {
    var matches =
        TriggerRules.matches(live.flow().trigger(), contactEvent)
            && !TriggerRules.isBy(live.id(), contactEvent);
    if (LOG.isDebugEnabled()) {
      log(live, contactEvent, matches);
    }
    return matches;
  }

  private static void log(LiveAutomation live, ContactEvent contactEvent, boolean matches) {
    try (var _ = LogId.EVENT.put(contactEvent.id())) {
      LOG.debug(
          "Event {} {} automation {} version {}",
          contactEvent.id(),
          matches ? "triggers" : "does not match the trigger of",
          live.id(),
          live.version());
    }
  }

  private void settle(Map<String, CandidateAutomations> settled) {
    var writes = new ArrayList<Write>();
    settled.forEach(
        (id, candidates) -> writes.add(ContactEvents.settle(id, candidates, clock.instant())));
    for (int from = 0; from < writes.size(); from += ItemLimits.WRITES) {
      settleSome(writes.subList(from, Math.min(writes.size(), from + ItemLimits.WRITES)));
    }
  }

  /** One that was erased or settled meanwhile fails, and must not block the others. */
  private void settleSome(List<Write> writes) {
    if (!Transactions.write(store, writes).committed() && writes.size() > 1) {
      writes.forEach(write -> settleSome(List.of(write)));
    }
  }

  /** Who enters what, gathered by automation. */
  private final class Entries {
    private final Map<String, List<LiveAutomation>> liveByKind = new HashMap<>();
    private final Map<LiveReference, LiveAutomation> automations = new LinkedHashMap<>();
    private final Map<LiveReference, Map<String, EnrollmentRequest>> candidates = new HashMap<>();

    List<LiveAutomation> live(String kind) {
      return liveByKind.computeIfAbsent(kind, (Function<String, List<LiveAutomation>>) flows::live);
    }

    void add(LiveAutomation live, ContactEvent contactEvent) {
      var reference = LiveReference.of(live);
      automations.put(reference, live);
      candidates
          .computeIfAbsent(reference, _ -> new LinkedHashMap<>())
          .put(
              contactEvent.id(),
              new EnrollmentRequest(contactEvent.contact(), contactEvent.id(), true));
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
