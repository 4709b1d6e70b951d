package io.relance.application.wiring;

import io.relance.application.activation.CompileDrafts;
import io.relance.application.agenda.Agenda;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.criteria.WalkingContacts;
import io.relance.application.walks.EnrollContacts;
import io.relance.application.walks.Enrollments;
import io.relance.application.walks.LostWaves;
import io.relance.application.walks.PartByContact;
import io.relance.application.walks.StartWaves;
import io.relance.application.walks.Steps;
import io.relance.application.walks.WalkElement;
import io.relance.application.walks.Waves;

/** How contacts walk. */
public record Walking(
    Agenda agenda,
    PublishedFlows flows,
    Steps.WalkParts parts,
    EnrollContacts enrolling,
    Steps steps,
    WalkElement elements,
    LostWaves losses) {

  static Walking over(Ports ports, Project project, People people) {
    var store = ports.store();
    var clock = ports.clock();
    var agenda = new Agenda(store, ports.alarm(), clock);
    var flows = new PublishedFlows(store, CompileDrafts::published);
    var waves = new Waves(store, agenda, clock, project.zone());
    var starts = new StartWaves(ports.engine());
    var parts = new Steps.WalkParts(waves, new Enrollments(store), starts);
    var steps = new Steps(store, parts, flows, agenda, clock);
    var walkers = new WalkingContacts(people.contacts(), people.lists(), people.facts(), flows);
    var parting = new PartByContact(walkers, parts.enrollments(), project.zone(), clock);
    return new Walking(
        agenda,
        flows,
        parts,
        new EnrollContacts(store, waves, starts, clock),
        steps,
        new WalkElement(steps, parting, clock),
        new LostWaves(store, waves, starts, agenda, clock));
  }
}
