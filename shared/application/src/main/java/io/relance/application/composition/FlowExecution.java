package io.relance.application.composition;

import io.relance.application.approvals.Approvals;
import io.relance.application.approvals.AwaitApproval;
import io.relance.application.approvals.DecideApprovals;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.contactactions.MemberVariables;
import io.relance.application.contactactions.PerformContactActions;
import io.relance.application.contactactions.UnsubscribeContacts;
import io.relance.application.contactactions.UpdateContacts;
import io.relance.application.contacts.EditForAutomation;
import io.relance.application.criteria.WalkingContacts;
import io.relance.application.duplicates.FindDuplicates;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.ExecuteElement;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.execution.wave.FailedWaves;
import io.relance.application.execution.wave.StartWaves;
import io.relance.application.execution.wave.Waves;
import io.relance.application.exportfiles.CollectContacts;
import io.relance.application.promocodes.GrantPromoCodes;
import io.relance.application.scheduling.Schedule;
import io.relance.application.splits.DistributedContacts;
import io.relance.application.splits.SelectContacts;
import io.relance.application.splits.SplitContacts;
import io.relance.application.splits.SplitStates;
import io.relance.compiler.liquid.LiquidText;

/** The use cases that execute flows. */
public final class FlowExecution {
  private final Schedule schedule;
  private final PublishedFlows flows;
  private final Waves waves;
  private final Enrollments enrollments;
  private final EnrollContacts enrollContacts;
  private final ExecuteSteps executeSteps;
  private final ExecuteElement executeElement;
  private final FailedWaves failedWaves;
  private final TraceEnrollment traceEnrollment;
  private final Splitting splitting;
  private final Approvals approvals;
  private final DecideApprovals decideApprovals;

  FlowExecution(
      Ports ports, Project project, People people, PublishedFlows flows, LiquidText texts) {
    var store = ports.store();
    var clock = ports.clock();
    var starts = new StartWaves(ports.engine());
    schedule = new Schedule(store, ports.alarm(), clock, ports.recorder());
    this.flows = flows;
    waves = new Waves(store, schedule, clock, project.zone());
    enrollments = new Enrollments(store);
    enrollContacts = new EnrollContacts(store, waves, starts, clock, ports.recorder());
    executeSteps =
        new ExecuteSteps(
            store, waves, enrollments, starts, flows, schedule, clock, ports.recorder());
    var splitStates = new SplitStates(store, schedule, clock);
    splitting =
        new Splitting(
            ports, people, new Splitting.Parts(schedule, flows, waves, starts, splitStates));
    approvals = new Approvals(store);
    decideApprovals = new DecideApprovals(store, approvals, people.jobs(), clock);
    var walkers =
        new WalkingContacts(
            people.contacts(),
            people.lists(),
            people.facts(),
            flows,
            enrollments,
            people.contactEvents());
    var branching =
        new BranchByContact(
            walkers,
            contactActions(ports, people, texts),
            new SplitContacts(new DistributedContacts(store), splitStates, clock),
            selections(ports, people),
            new AwaitApproval(store, approvals, schedule, clock),
            project.zone(),
            clock);
    executeElement = new ExecuteElement(executeSteps, branching, clock);
    failedWaves = new FailedWaves(store, waves, starts, schedule, clock, ports.recorder());
    traceEnrollment = new TraceEnrollment(store, waves, flows);
  }

  private static SelectContacts selections(Ports ports, People people) {
    var store = ports.store();
    var clock = ports.clock();
    return new SelectContacts(
        new GrantPromoCodes(store, people.promoBanks(), clock, ports.recorder()),
        new FindDuplicates(store, people.contacts(), people.addressHashes(), clock));
  }

  private static PerformContactActions contactActions(
      Ports ports, People people, LiquidText texts) {
    var store = ports.store();
    var clock = ports.clock();
    return new PerformContactActions(
        people.lists(),
        new UpdateContacts(
            new EditForAutomation(store, people.contacts(), clock),
            people.properties(),
            new MemberVariables(store::getAll),
            texts),
        new UnsubscribeContacts(
            people.contacts(),
            people.ledger(),
            people.addressConsents(),
            people.publishOptOuts()::publish,
            clock),
        new CollectContacts(store, people.jobs(), clock));
  }

  public Schedule schedule() {
    return schedule;
  }

  public PublishedFlows flows() {
    return flows;
  }

  public Waves waves() {
    return waves;
  }

  public Enrollments enrollments() {
    return enrollments;
  }

  public EnrollContacts enrollContacts() {
    return enrollContacts;
  }

  public ExecuteSteps executeSteps() {
    return executeSteps;
  }

  public ExecuteElement executeElement() {
    return executeElement;
  }

  public FailedWaves failedWaves() {
    return failedWaves;
  }

  /** What finds and chooses the winners of splits. */
  public Splitting splitting() {
    return splitting;
  }

  public Approvals approvals() {
    return approvals;
  }

  public DecideApprovals decideApprovals() {
    return decideApprovals;
  }

  public TraceEnrollment traceEnrollment() {
    return traceEnrollment;
  }
}
