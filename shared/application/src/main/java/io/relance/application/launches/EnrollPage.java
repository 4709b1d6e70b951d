package io.relance.application.launches;

import io.relance.application.automations.Automation;
import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.Automations;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.logging.LogId;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.Uniqueness;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enrolls one page of a launch, unless it was cancelled or the activation under which it was
 * accepted has ended; counts who is enrolled and who is not. A page of a paused launch waits until
 * it is queued again.
 */
public final class EnrollPage {
  private static final Logger LOG = LoggerFactory.getLogger(EnrollPage.class);

  private static final String REENTRY = "reentry";
  private static final String DEACTIVATED = "deactivated";
  private static final String LAUNCH_CANCELLED = "launch-cancelled";

  private final ItemStore store;
  private final LaunchPages pages;
  private final Automations automations;
  private final PublishedFlows flows;
  private final EnrollContacts enrolling;
  private final InstantSource clock;

  public EnrollPage(
      ItemStore store,
      LaunchPages pages,
      Automations automations,
      PublishedFlows flows,
      EnrollContacts enrolling,
      InstantSource clock) {
    this.store = store;
    this.pages = pages;
    this.automations = automations;
    this.flows = flows;
    this.enrolling = enrolling;
    this.clock = clock;
  }

  public void enroll(LaunchPages.PageMessage message) {
    var done = Launch.pageKey(message.launch().value(), message.page());
    var found = store.get(Launch.key(message.launch())).map(Launch::of);
    if (found.filter(launch -> !launch.isScheduled() && !launch.paused()).isEmpty()) {
      return;
    }
    var launch = found.orElseThrow();
    if (store.get(done).isPresent() || enrollTimed(launch, message.page())) {
      pages.deletePage(launch, message.page());
    }
  }

  private boolean enrollTimed(Launch launch, int page) {
    var start = System.nanoTime();
    try (var _ = LogId.EVENT.put(launch.id().value())) {
      var done = enroll(launch, page);
      var took = Duration.ofNanos(System.nanoTime() - start).toMillis();
      LOG.debug("Page {} of launch {} is enrolled in {} ms", page, launch.id(), took);
      return done;
    }
  }

  /** Enrolls a page; false if it waits for its time, since the launch has a rate. */
  private boolean enroll(Launch launch, int number) {
    var automation = automations.find(launch.automation()).filter(it -> accepts(it, launch));
    if (launch.cancelled()) {
      close(launch, number, LAUNCH_CANCELLED);
    } else if (automation.isEmpty()) {
      close(launch, number, DEACTIVATED);
    } else if (launch.entersAt(number).filter(clock.instant()::isBefore).isPresent()) {
      return false;
    } else {
      var contacts = pages.page(launch, number);
      var live = live(automation.orElseThrow(), launch);
      int enrolled = enroll(launch, number, live, contacts);
      var page = LaunchPage.of(contacts.size(), enrolled, REENTRY);
      store.transact(List.of(Write.put(page.item(launch.id(), number))));
    }
    return true;
  }

  /** Enrolls the contacts, in waves of those who go to the first element at one instant. */
  private int enroll(Launch launch, int page, LiveAutomation live, List<FrozenContact> contacts) {
    var now = clock.instant();
    var byStart = new TreeMap<Instant, List<FrozenContact>>();
    var entersAt = launch.entersAt(page);
    for (int place = 0; place < contacts.size(); place++) {
      var contact = contacts.get(place);
      var delay = launch.start().delay(place);
      var wait =
          launch
              .start()
              .wait(ZoneId.of(contact.zone()), now)
              .or(() -> entersAt.map(it -> it.plus(delay)).filter(now::isBefore));
      byStart.computeIfAbsent(wait.orElse(Instant.MIN), _ -> new ArrayList<>()).add(contact);
    }
    int enrolled = 0;
    for (var group : byStart.entrySet()) {
      var requests = requests(launch, live.flow(), group.getValue());
      enrolled +=
          group.getKey().equals(Instant.MIN)
              ? enrolling.enroll(live, requests, false)
              : enrolling.enrollToWait(live, requests, group.getKey());
    }
    return enrolled;
  }

  /** Closes a page without enrolling more; counts those that an earlier attempt enrolled. */
  private void close(Launch launch, int number, String reason) {
    var contacts = pages.page(launch, number);
    var keys =
        contacts.stream()
            .map(it -> Enrollment.id(launch.automation(), launch.id().value(), it.contact()))
            .map(EnrollmentKeys::enrollment)
            .toList();
    int enrolled = 0;
    for (int from = 0; from < keys.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var to = Math.min(keys.size(), from + ItemLimits.KEYS_IN_A_BATCH);
      enrolled += store.getAll(keys.subList(from, to)).size();
    }
    var page = LaunchPage.of(contacts.size(), enrolled, reason);
    store.transact(List.of(Write.putNew(page.item(launch.id(), number))));
  }

  private static boolean accepts(Automation automation, Launch launch) {
    return automation.active() && automation.activation() == launch.activation();
  }

  private List<EnrollmentRequest> requests(Launch launch, Flow flow, List<FrozenContact> contacts) {
    var duplicates = new HashMap<Uniqueness, BitSet>();
    FrozenDuplicates.wanted(flow).forEach(by -> duplicates.put(by, pages.duplicates(launch, by)));
    return contacts.stream().map(it -> request(launch, it, duplicates)).toList();
  }

  private static EnrollmentRequest request(
      Launch launch, FrozenContact contact, Map<Uniqueness, BitSet> duplicates) {
    var duplicateBy = new HashSet<Uniqueness>();
    duplicates.forEach(
        (by, positions) -> {
          if (positions.get(contact.position())) {
            duplicateBy.add(by);
          }
        });
    return new EnrollmentRequest(contact.contact(), launch.id().value(), false, duplicateBy);
  }

  private LiveAutomation live(Automation automation, Launch launch) {
    var version =
        store.get(AutomationKeys.version(automation.id(), launch.version())).orElseThrow();
    return new LiveAutomation(
        automation.id(),
        automation.name(),
        automation.createdAt(),
        launch.version(),
        launch.activation(),
        version.text("machine").orElseThrow(),
        flows.flow(automation.id(), launch.version()));
  }
}
