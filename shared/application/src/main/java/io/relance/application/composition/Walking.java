package io.relance.application.composition;

import io.relance.application.activation.CompileDrafts;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.criteria.WalkingContacts;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.EnrollContacts;
import io.relance.application.execution.Enrollments;
import io.relance.application.execution.ExecuteElement;
import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.FailedWaves;
import io.relance.application.execution.StartWaves;
import io.relance.application.execution.Waves;
import io.relance.application.scheduling.Agenda;

/** The use cases that execute flows. */
public record Walking(
    Agenda agenda,
    PublishedFlows flows,
    ExecuteSteps.WalkParts parts,
    EnrollContacts enrolling,
    ExecuteSteps steps,
    ExecuteElement elements,
    FailedWaves losses) {

  static Walking over(Ports ports, Project project, People people) {
    var store = ports.store();
    var clock = ports.clock();
    var agenda = new Agenda(store, ports.alarm(), clock);
    var flows = new PublishedFlows(store, CompileDrafts::published);
    var waves = new Waves(store, agenda, clock, project.zone());
    var starts = new StartWaves(ports.engine());
    var parts = new ExecuteSteps.WalkParts(waves, new Enrollments(store), starts);
    var executeSteps = new ExecuteSteps(store, parts, flows, agenda, clock);
    var walkers = new WalkingContacts(people.contacts(), people.lists(), people.facts(), flows);
    var parting = new BranchByContact(walkers, parts.enrollments(), project.zone(), clock);
    return new Walking(
        agenda,
        flows,
        parts,
        new EnrollContacts(store, waves, starts, clock),
        executeSteps,
        new ExecuteElement(executeSteps, parting, clock),
        new FailedWaves(store, waves, starts, agenda, clock));
  }
}
