package io.relance.application.explanation;

import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.events.ContactEvents;
import io.relance.application.execution.ConditionDecisions;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.Messages;
import io.relance.application.shop.CartHistory;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains why a contact did or did not get the messages of an automation, from stored facts only:
 * the newest events, refusals and enrollments.
 */
public final class ExplainAutomation {
  private static final int EVENTS = 20;
  private static final int ENROLLMENTS = 10;
  private static final int MOST_READ = 1000;

  private final ItemStore store;
  private final PublishedFlows flows;
  private final ContactEvents events;
  private final Enrollments enrollments;
  private final TriggerFacts triggerFacts;
  private final CartFacts cartFacts;
  private final EnrollmentFacts enrollmentFacts;
  private final InstantSource clock;

  public ExplainAutomation(
      ItemStore store,
      Automations automations,
      PublishedFlows flows,
      ContactEvents events,
      Waves waves,
      TraceEnrollment tracing,
      InstantSource clock) {
    var messages = new Messages(store);
    this.store = store;
    this.flows = flows;
    this.events = events;
    this.enrollments = new Enrollments(store);
    this.triggerFacts = new TriggerFacts(automations, flows, enrollments, messages);
    this.cartFacts = new CartFacts(new CartHistory(store, automations));
    this.enrollmentFacts =
        new EnrollmentFacts(
            store, new ConditionDecisions(store, flows, tracing), waves, flows, tracing, messages);
    this.clock = clock;
  }

  /** The explanation for a contact and an automation that exist. */
  public Explanation explain(ContactId contact, AutomationSummary automation) {
    var now = clock.instant();
    if (automation.version() == 0) {
      return Explanation.of(
          List.of(
              Fact.of(
                  automation.createdAt(),
                  FactType.NEVER_ACTIVATED,
                  "The automation has never been activated.")),
          true);
    }
    var trigger = flows.flow(automation.id(), automation.version()).trigger();
    var entered = entered(contact, automation.id());
    var causes = causes(contact, automation.id(), trigger, now);
    var facts = new ArrayList<Fact>(activity(automation, now));
    facts.addAll(causes);
    entered.newest().forEach(enrollment -> facts.addAll(enrollmentFacts.of(enrollment)));
    if (causes.isEmpty() && entered.newest().isEmpty()) {
      facts.add(Fact.of(now, FactType.NO_EVENT, TriggerFacts.nothing(trigger)));
    }
    return Explanation.of(facts, entered.complete() && causes.size() < EVENTS);
  }

  private static List<Fact> activity(AutomationSummary automation, Instant now) {
    var facts = new ArrayList<Fact>();
    facts.add(
        Fact.of(
            automation.toggle().published().activatedAt(),
            FactType.AUTOMATION_ACTIVATED,
            "The automation was activated with version %d, the latest one."
                .formatted(automation.version())));
    if (!automation.active()) {
      facts.add(Fact.of(now, FactType.AUTOMATION_INACTIVE, "The automation is not active now."));
    }
    return facts;
  }

  /** What came that could enroll the contact, and did not. */
  private List<Fact> causes(
      ContactId contact, AutomationId automation, Trigger trigger, Instant now) {
    var facts = new ArrayList<Fact>();
    if (trigger instanceof Trigger.AbandonedCart) {
      facts.addAll(cartFacts.of(contact, automation, now, EVENTS));
    } else {
      events.newest(contact, TriggerFacts.prefixes(trigger), EVENTS).stream()
          .flatMap(event -> triggerFacts.of(automation, event).stream())
          .forEach(facts::add);
    }
    refusals(contact, automation).stream()
        .filter(refusal -> facts.stream().noneMatch(fact -> isSame(fact, refusal)))
        .forEach(facts::add);
    return facts;
  }

  private static boolean isSame(Fact fact, Fact refusal) {
    return fact.type() == FactType.ENROLLMENT_REFUSED
        && fact.references().event().equals(refusal.references().event());
  }

  /** The newest refusals on the contact's timeline, those of launches among them. */
  private List<Fact> refusals(ContactId contact, AutomationId automation) {
    var query =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
            .startingWith(ContactKeys.ACTIVITY)
            .backwards()
            .page(PageRequest.first(MOST_READ));
    return store.query(query).items().stream()
        .filter(item -> item.text("kind").equals(Optional.of("reentry-refused")))
        .flatMap(item -> refusal(item, automation).stream())
        .limit(EVENTS)
        .toList();
  }

  private static Optional<Fact> refusal(Item item, AutomationId automation) {
    var details = Json.tree(item.text("details").orElse("{}"));
    var at = item.instant("at").orElseThrow();
    return details.path("automation").asText().equals(automation.value())
        ? Optional.of(
            TriggerFacts.refused(at, details.path("reason").asText())
                .about(details.path("source").asText()))
        : Optional.empty();
  }

  private record Entered(List<Enrollment> newest, boolean complete) {}

  private Entered entered(ContactId contact, AutomationId automation) {
    var page = enrollments.ofContact(contact, PageRequest.first(MOST_READ));
    var all =
        page.items().stream()
            .map(Enrollments::of)
            .filter(enrollment -> enrollment.automation().equals(automation))
            .toList();
    var newest = all.subList(0, Math.min(ENROLLMENTS, all.size()));
    return new Entered(newest.reversed(), page.next().isEmpty() && newest.size() == all.size());
  }
}
