package io.relance.application.estimates;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Cohort;
import io.relance.application.criteria.FlowMessages;
import io.relance.application.criteria.StoredFacts;
import io.relance.application.estimates.EstimateLaunch.Sources;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.launches.AudienceMember;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.sending.dispatch.PlannedSends;
import io.relance.application.sending.dispatch.SendDecision;
import io.relance.application.sending.gate.LaunchMembership;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.gate.WaveSends;
import io.relance.application.sending.model.Send;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.WaveId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One estimate while it is made: the audience enters, and goes as far as it needs no delay. */
final class Estimation {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final WaveId WAVE = new WaveId("estimate");

  private final Sources sources;
  private final Automation automation;
  private final Flow flow;
  private final Instant now;
  private final Instant deadline;
  private final LaunchId launch = new LaunchId(LaunchAutomation.newId());
  private final EstimatedItems items;
  private final SendContextLoader contexts;
  private final EstimatedCounts counts;
  private final EstimatedSplits splits;
  private final EstimatedPromoCodes promoCodes;
  private final EstimatedDuplicates duplicates;
  private final Map<ContactId, FlowMessages> messages = new HashMap<>();

  Estimation(Sources sources, Automation automation, Flow flow) {
    this.sources = sources;
    this.automation = automation;
    this.flow = flow;
    this.now = sources.sending().rules().hours().clock().instant();
    this.deadline = sources.realTime().instant().plus(PATIENCE);
    this.items = new EstimatedItems(sources.store());
    this.splits = new EstimatedSplits(sources.store(), automation);
    this.promoCodes = new EstimatedPromoCodes(sources.promoCodes(), now);
    this.duplicates = new EstimatedDuplicates(flow);
    this.counts = new EstimatedCounts(sources.sending().smsRate());
    this.contexts =
        new SendContextLoader(
            items::read,
            _ -> flow,
            sources.sending().recipients(),
            sources.sending().suppressions(),
            sources.sending().rules(),
            LaunchMembership.ALWAYS,
            sources.sending().senders());
  }

  /**
   * As a launch does: in the order of time zones, a wave for each page.
   *
   * @return what the audience would get
   */
  LaunchEstimate launch(Iterator<List<AudienceMember>> audience) {
    var ordered = new ArrayList<AudienceMember>();
    while (audience.hasNext()) {
      checkPatience();
      ordered.addAll(audience.next());
    }
    duplicates.find(ordered);
    ordered.sort(Comparator.comparing(AudienceMember::zone));
    for (int from = 0; from < ordered.size(); from += LaunchAutomation.PAGE) {
      var page = ordered.subList(from, Math.min(ordered.size(), from + LaunchAutomation.PAGE));
      walk(flow.start(), page.stream().flatMap(person -> enter(person).stream()).toList());
    }
    int timeZones = (int) ordered.stream().map(AudienceMember::zone).distinct().count();
    return counts.result(ordered.size(), timeZones);
  }

  private Optional<Member> enter(AudienceMember person) {
    checkPatience();
    var contact = person.contact();
    var refused =
        new Enrollments(sources.store())
            .refusal(automation.id(), contact, flow.reentry(), now)
            .isPresent();
    if (refused) {
      counts.exclude(LaunchEstimate.REENTRY);
      return Optional.empty();
    }
    var id = Enrollment.id(automation.id(), launch.value(), contact);
    items.enrolled(
        new Enrollment(
            id,
            automation.id(),
            contact,
            launch.value(),
            automation.version(),
            activation(),
            WAVE,
            now,
            Optional.empty()));
    return Optional.of(new Member(id, contact));
  }

  private void checkPatience() {
    if (sources.realTime().instant().isAfter(deadline)) {
      throw new TransientFailure("Estimating a launch took longer than " + PATIENCE);
    }
  }

  private long activation() {
    return automation.activation() + 1;
  }

  private void walk(ElementId at, List<Member> members) {
    var element = flow.element(at);
    if (!members.isEmpty() && element.isPresent()) {
      pass(element.orElseThrow(), members);
    }
  }

  private void pass(FlowElement element, List<Member> members) {
    switch (element) {
      case FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          FlowElement.Forward _ ->
          next(element, without(send(element, members), members));
      // As if it were given.
      case FlowElement.AddToList _, ContactAction _, ApprovalElement _ -> next(element, members);
      case FlowElement.Condition condition -> branch(condition, members);
      case SplitElement split -> split(split, members);
      case SelectionElement selection -> select(selection, members);
      // What follows does not happen while the clock stands still.
      case ConversationElement.Question question -> send(question, members);
      case ConversationElement.Recommendations _, ConversationElement.Message _ ->
          next(element, without(send(element, members), members));
      case FlowElement.Delay _, FlowElement.DelayUntilWeekday _ -> {}
      case FlowElement.End _, FlowElement.Note _ -> {}
    }
  }

  private static List<Member> without(Set<ContactId> held, List<Member> members) {
    return members.stream().filter(member -> !held.contains(member.contact())).toList();
  }

  private void next(FlowElement element, List<Member> members) {
    Optional.ofNullable(element.exits().get(FlowElement.NEXT))
        .ifPresent(exit -> walk(exit, members));
  }

  private void split(SplitElement split, List<Member> members) {
    var exits = splits.exits(split, members);
    split
        .exits()
        .forEach(
            (exit, next) ->
                walk(
                    next,
                    members.stream()
                        .filter(it -> exit.equals(exits.get(it.enrollment())))
                        .toList()));
  }

  private void select(SelectionElement selection, List<Member> members) {
    switch (selection) {
      case SelectionElement.GrantPromoCode grant -> {
        var granted = promoCodes.grant(grant, members);
        granted.forEach(items::granted);
        var without = members.stream().filter(it -> !granted.containsKey(it.enrollment())).toList();
        if (grant.onExhausted().isEmpty()) {
          walk(grant.next(), members);
        } else {
          walk(
              grant.next(),
              members.stream().filter(it -> granted.containsKey(it.enrollment())).toList());
          walk(grant.onExhausted().orElseThrow(), without);
        }
      }
      case SelectionElement.RemoveDuplicates remove -> {
        var parts =
            members.stream()
                .collect(
                    Collectors.partitioningBy(
                        it -> duplicates.contains(remove.uniqueness(), it.contact())));
        walk(remove.next(), parts.getOrDefault(false, List.of()));
        walk(remove.onDuplicate(), parts.getOrDefault(true, List.of()));
      }
    }
  }

  private void branch(FlowElement.Condition condition, List<Member> members) {
    var holding = new ArrayList<Member>();
    var others = new ArrayList<Member>();
    var found = sources.contacts().findAll(members.stream().map(Member::contact).toList());
    for (var member : members) {
      checkPatience();
      var contact = found.get(member.contact());
      if (contact != null) {
        var passage = new StoredFacts.Passage(member.enrollment(), () -> now, flow);
        var facts =
            new EstimatedFacts(
                sources.facts().of(contact, passage),
                messages.getOrDefault(member.contact(), new FlowMessages()));
        (CriteriaEvaluator.holds(condition.criteria(), facts) ? holding : others).add(member);
      }
    }
    walk(condition.onTrue(), holding);
    walk(condition.onFalse(), others);
  }

  /** Decides on messages in the batches of dispatch; returns the contacts whose message is held. */
  private Set<ContactId> send(FlowElement element, List<Member> members) {
    var held = new HashSet<ContactId>();
    var wave = wave(element.id(), members.size());
    var sends = new PlannedSends(wave, element, now).to(members);
    for (int from = 0; from < sends.size(); from += SendContextLoader.MAX_SENDS) {
      checkPatience();
      var batch = sends.subList(from, Math.min(sends.size(), from + SendContextLoader.MAX_SENDS));
      var decisions =
          contexts.load(new WaveSends(Optional.of(wave), batch)).stream()
              .map(context -> SendDecision.of(context, sources.sending().texts()))
              .toList();
      decisions.forEach(decision -> settle(decision, held));
    }
    return held;
  }

  private void settle(SendDecision decision, Set<ContactId> held) {
    var contact = decision.send().intent().contact();
    switch (decision) {
      case SendDecision.Ready(var context, var message) -> {
        items.claimed(context);
        counts.receive(decision.send().intent().channel(), message.content().segments());
        outcome(decision.send(), SendOutcome.SENT);
      }
      case SendDecision.Hold _ -> {
        held.add(contact);
        counts.hold();
      }
      case SendDecision.Skip(_, var reason) -> {
        counts.exclude(reason.code());
        outcome(decision.send(), SendOutcome.SKIPPED);
      }
      case SendDecision.Fail _ -> {
        counts.fail();
        outcome(decision.send(), SendOutcome.FAILED);
      }
    }
  }

  private void outcome(Send send, SendOutcome outcome) {
    messages
        .computeIfAbsent(send.intent().contact(), _ -> new FlowMessages())
        .add(send.intent().position().orElseThrow().element(), Set.of(outcome));
  }

  private Wave wave(ElementId at, int size) {
    var cohort =
        new Cohort(automation.id(), automation.version(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    return new Wave(
        WAVE,
        new Wave.Path(cohort, activation(), "estimate", Optional.of(launch), flow.usualChannel()),
        Wave.Place.at(at, false),
        Wave.State.SEALED,
        1,
        size,
        now,
        Optional.empty(),
        "estimate");
  }
}
