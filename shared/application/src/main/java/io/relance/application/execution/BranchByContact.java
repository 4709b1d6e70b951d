package io.relance.application.execution;

import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveBranch;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.ListKey;
import io.relance.domain.store.Write;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Branches the members of a wave by the data of each contact. */
public final class BranchByContact {
  /** The reason for ending the enrollment of an erased contact. */
  public static final String ERASED = "erased";

  /** The access to contacts that execution needs. */
  public interface ContactAccess {
    /** The contacts that exist, with their time zones; the others were erased. */
    Map<ContactId, Optional<ZoneId>> zones(List<ContactId> contacts);

    /** Evaluates criteria for members of a wave. Those whose contact was erased are absent. */
    Map<EnrollmentId, Evaluation> evaluate(Criteria criteria, Wave wave, List<Member> members);

    /** Adds contacts to a list, for an automation. */
    void addToList(AutomationId automation, ListKey list, List<ContactId> contacts);
  }

  /** Changes contacts as elements say. */
  public interface ContactActions {
    /** Changes the contacts of members of a wave; repeated, it changes each of them once. */
    void perform(ContactAction action, Wave wave, List<Member> members);
  }

  /** Decides which exits contacts take at random. */
  public interface Splits {
    /**
     * Where each member of a wave goes; repeated, the same way unless a winner is found between.
     */
    Spread spread(SplitElement element, Wave wave, List<Member> members);
  }

  /**
   * How a split spreads members.
   *
   * @param exits of those who leave it
   * @param counted whether their successes are counted for their exits
   * @param waiting those who wait for its winner, with the writes by which they are found then
   */
  public record Spread(
      Map<EnrollmentId, String> exits, boolean counted, Optional<Waiting> waiting) {
    /** Members who leave, and are not counted. */
    public static Spread of(Map<EnrollmentId, String> exits) {
      return new Spread(exits, false, Optional.empty());
    }
  }

  /** Members who wait for the winner of a split, and the writes by which they are found then. */
  public record Waiting(Branches.Parked parked, List<Write> writes) {}

  /** Decides which contacts are selected. */
  public interface Selections {
    /** The exit of each member of a wave; repeated, the same one. */
    Map<EnrollmentId, String> exits(SelectionElement element, Wave wave, List<Member> members);
  }

  /** Decides whether contacts wait at an approval. */
  public interface Approvals {
    /** The members who wait, with the writes by which they are found; empty where they need not. */
    Optional<Waiting> waiting(ApprovalElement element, Wave wave, List<Member> members);
  }

  private final ContactAccess contactAccess;
  private final ContactActions contactActions;
  private final Splits splits;
  private final Selections selections;
  private final Approvals approvals;
  private final ZoneId projectZone;
  private final InstantSource clock;

  public BranchByContact(
      ContactAccess contactAccess,
      ContactActions contactActions,
      Splits splits,
      Selections selections,
      Approvals approvals,
      ZoneId projectZone,
      InstantSource clock) {
    this.contactAccess = contactAccess;
    this.contactActions = contactActions;
    this.splits = splits;
    this.selections = selections;
    this.approvals = approvals;
    this.projectZone = projectZone;
    this.clock = clock;
  }

  Branches addToList(FlowElement.AddToList add, ExecuteSteps.WaveAtElement waveAtElement) {
    var members = waveAtElement.members();
    var zones = zones(members);
    contactAccess.addToList(
        waveAtElement.wave().automation(), add.list(), List.copyOf(zones.keySet()));
    return branches(
        members,
        member ->
            Optional.ofNullable(zones.get(member.contact()))
                .map(_ -> new Exit(FlowElement.NEXT, Optional.empty())));
  }

  Branches perform(ContactAction action, ExecuteSteps.WaveAtElement waveAtElement) {
    var members = waveAtElement.members();
    var zones = zones(members);
    var present = members.stream().filter(it -> zones.containsKey(it.contact())).toList();
    contactActions.perform(action, waveAtElement.wave(), present);
    return branches(
        members,
        member ->
            Optional.ofNullable(zones.get(member.contact()))
                .map(_ -> new Exit(FlowElement.NEXT, Optional.empty())));
  }

  Branches split(SplitElement element, ExecuteSteps.WaveAtElement waveAtElement) {
    var members = waveAtElement.members();
    var zones = zones(members);
    var present = members.stream().filter(it -> zones.containsKey(it.contact())).toList();
    var spread = splits.spread(element, waveAtElement.wave(), present);
    var waiting =
        spread.waiting().stream()
            .flatMap(it -> it.parked().members().stream())
            .collect(Collectors.toSet());
    var going = members.stream().filter(member -> !waiting.contains(member)).toList();
    var leaving = branches(going, spread.exits());
    var branches =
        spread.counted()
            ? new Branches(
                leaving.branches().stream().map(it -> it.counted(element.id())).toList(),
                leaving.ended())
            : leaving;
    return spread
        .waiting()
        .map(it -> branches.decided(it.writes()).parked(it.parked()))
        .orElse(branches);
  }

  Branches select(SelectionElement element, ExecuteSteps.WaveAtElement waveAtElement) {
    var members = waveAtElement.members();
    var zones = zones(members);
    var present = members.stream().filter(it -> zones.containsKey(it.contact())).toList();
    return branches(members, selections.exits(element, waveAtElement.wave(), present));
  }

  Branches approve(ApprovalElement element, ExecuteSteps.WaveAtElement waveAtElement) {
    var members = waveAtElement.members();
    var zones = zones(members);
    var present = members.stream().filter(it -> zones.containsKey(it.contact())).toList();
    var waiting =
        present.isEmpty()
            ? Optional.<Waiting>empty()
            : approvals.waiting(element, waveAtElement.wave(), present);
    var staying = waiting.map(it -> it.parked().members()).orElse(List.of());
    var going = members.stream().filter(member -> !staying.contains(member)).toList();
    var branches =
        branches(
            going,
            member ->
                Optional.ofNullable(zones.get(member.contact()))
                    .map(_ -> new Exit(FlowElement.NEXT, Optional.empty())));
    return waiting.map(it -> branches.decided(it.writes()).parked(it.parked())).orElse(branches);
  }

  private static Branches branches(List<Member> members, Map<EnrollmentId, String> exits) {
    return branches(
        members,
        member ->
            Optional.ofNullable(exits.get(member.enrollment()))
                .map(exit -> new Exit(exit, Optional.empty())));
  }

  /** Decides for all members at once: a read for each would be most of the cost of a wave. */
  Branches condition(FlowElement.Condition condition, ExecuteSteps.WaveAtElement waveAtElement) {
    var members = waveAtElement.members();
    var evaluations = contactAccess.evaluate(condition.criteria(), waveAtElement.wave(), members);
    var wave = waveAtElement.wave().id();
    return branches(members, member -> exit(evaluations.get(member.enrollment())))
        .decided(ConditionDecisions.writes(wave, condition.id(), evaluations, clock.instant()));
  }

  private static Optional<Exit> exit(@Nullable Evaluation evaluation) {
    return Optional.ofNullable(evaluation)
        .map(it -> new Exit(ConditionDecisions.exit(it), Optional.empty()));
  }

  Branches untilWeekday(FlowElement.DelayUntilWeekday delay, List<Member> members) {
    var zones = zones(members);
    return branches(
        members,
        member ->
            Optional.ofNullable(zones.get(member.contact()))
                .map(zone -> next(delay, zone.orElse(projectZone)))
                .map(until -> new Exit(FlowElement.NEXT, Optional.of(until))));
  }

  /** The next chosen weekday in the project's time zone. */
  Instant nextWeekday(FlowElement.DelayUntilWeekday delay) {
    return next(delay, projectZone);
  }

  private Instant next(FlowElement.DelayUntilWeekday delay, ZoneId zone) {
    return NextWeekday.after(clock.instant(), delay.days(), delay.at(), zone);
  }

  private Map<ContactId, Optional<ZoneId>> zones(List<Member> members) {
    return contactAccess.zones(members.stream().map(Member::contact).distinct().toList());
  }

  /** The exit of a member. */
  private record Exit(String exit, Optional<Instant> until) {}

  /**
   * @param exits the exit of a member; empty when its contact was erased
   */
  private static Branches branches(List<Member> members, Function<Member, Optional<Exit>> exits) {
    var parts = new LinkedHashMap<Exit, List<Member>>();
    var out = new LinkedHashMap<Member, String>();
    for (var member : members) {
      exits
          .apply(member)
          .ifPresentOrElse(
              exit -> parts.computeIfAbsent(exit, _ -> new ArrayList<>()).add(member),
              () -> out.put(member, ERASED));
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
