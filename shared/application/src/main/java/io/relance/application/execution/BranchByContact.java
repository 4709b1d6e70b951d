package io.relance.application.execution;

import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.ListKey;
import io.relance.domain.time.NextWeekday;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Branches the members of a wave by the data of each contact. */
public final class BranchByContact {
  /** The reason for ending the enrollment of an erased contact. */
  public static final String ERASED = "erased";

  /** The access to contacts that execution needs. */
  public interface ContactAccess {
    /** The contacts that exist, with their time zones; the others were erased. */
    Map<ContactId, Optional<ZoneId>> zones(List<ContactId> contacts);

    /** Evaluates criteria for a contact's enrollment. */
    Evaluation evaluate(Criteria criteria, ContactId contact, Enrollment enrollment);

    /** Adds contacts to a list, for an automation. */
    void addToList(AutomationId automation, ListKey list, List<ContactId> contacts);
  }

  private final ContactAccess contactAccess;
  private final Function<EnrollmentId, Optional<Enrollment>> enrollments;
  private final ZoneId projectZone;
  private final InstantSource clock;

  public BranchByContact(
      ContactAccess contactAccess,
      Enrollments enrollments,
      ZoneId projectZone,
      InstantSource clock) {
    this(contactAccess, enrollments::find, projectZone, clock);
  }

  /** Reads enrollments from another source than the store. */
  public BranchByContact(
      ContactAccess contactAccess,
      Function<EnrollmentId, Optional<Enrollment>> enrollments,
      ZoneId projectZone,
      InstantSource clock) {
    this.contactAccess = contactAccess;
    this.enrollments = enrollments;
    this.projectZone = projectZone;
    this.clock = clock;
  }

  Branches addToList(FlowElement.AddToList add, ExecuteSteps.WaveAtElement waveAtElement) {
    var members = waveAtElement.members();
    var zones = zones(members);
    contactAccess.addToList(
        waveAtElement.wave().automation(), add.list(), List.copyOf(zones.keySet()));
    return branches(members, zones, _ -> new Exit(FlowElement.NEXT, Optional.empty()));
  }

  Branches condition(FlowElement.Condition condition, ExecuteSteps.WaveAtElement waveAtElement) {
    var zones = zones(waveAtElement.members());
    var decisions = new ArrayList<ConditionDecision>();
    var branches =
        branches(
            waveAtElement.members(),
            zones,
            member -> {
              var decision = decision(condition, member);
              decisions.add(decision);
              return new Exit(decision.exit(), Optional.empty());
            });
    return branches.decided(decisions.stream().map(ConditionDecision::write).toList());
  }

  Branches untilWeekday(FlowElement.DelayUntilWeekday delay, List<Member> members) {
    var zones = zones(members);
    return branches(
        members,
        zones,
        member -> {
          var zone = zones.getOrDefault(member.contact(), Optional.empty()).orElse(projectZone);
          return new Exit(FlowElement.NEXT, Optional.of(next(delay, zone)));
        });
  }

  /** The next chosen weekday in the project's time zone. */
  Instant nextWeekday(FlowElement.DelayUntilWeekday delay) {
    return next(delay, projectZone);
  }

  private Instant next(FlowElement.DelayUntilWeekday delay, ZoneId zone) {
    return NextWeekday.after(clock.instant(), delay.days(), delay.at(), zone);
  }

  private ConditionDecision decision(FlowElement.Condition condition, Member member) {
    var evaluation =
        enrollments
            .apply(member.enrollment())
            .map(it -> contactAccess.evaluate(condition.criteria(), member.contact(), it))
            .orElseGet(Evaluation::unknown);
    return ConditionDecision.of(member, condition.id(), evaluation, clock.instant());
  }

  private Map<ContactId, Optional<ZoneId>> zones(List<Member> members) {
    return contactAccess.zones(members.stream().map(Member::contact).distinct().toList());
  }

  /** The exit of a member. */
  private record Exit(String exit, Optional<Instant> until) {}

  private static Branches branches(
      List<Member> members, Map<ContactId, Optional<ZoneId>> there, Function<Member, Exit> ways) {
    var parts = new LinkedHashMap<Exit, List<Member>>();
    var out = new LinkedHashMap<Member, String>();
    for (var member : members) {
      if (there.containsKey(member.contact())) {
        parts.computeIfAbsent(ways.apply(member), _ -> new ArrayList<>()).add(member);
      } else {
        out.put(member, ERASED);
      }
    }
    return new Branches(
        parts.entrySet().stream()
            .map(
                part ->
                    new WaveBranch(part.getKey().exit(), part.getKey().until(), part.getValue()))
            .toList(),
        out);
  }
}
