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
import io.relance.application.execution.TraceEnrollment;
import io.relance.application.execution.Waves;
import io.relance.application.scheduling.Agenda;

/** The use cases that execute flows. */
public final class Walking {
  private final Agenda agenda;
  private final PublishedFlows flows;
  private final Waves waves;
  private final Enrollments enrollments;
  private final EnrollContacts enrolling;
  private final ExecuteSteps steps;
  private final ExecuteElement elements;
  private final FailedWaves losses;
  private final TraceEnrollment following;

  Walking(Ports ports, Project project, People people) {
    var store = ports.store();
    var clock = ports.clock();
    var starts = new StartWaves(ports.engine());
    agenda = new Agenda(store, ports.alarm(), clock);
    flows = new PublishedFlows(store, CompileDrafts::published);
    waves = new Waves(store, agenda, clock, project.zone());
    enrollments = new Enrollments(store);
    enrolling = new EnrollContacts(store, waves, starts, clock);
    steps = new ExecuteSteps(store, waves, enrollments, starts, flows, agenda, clock);
    var walkers = new WalkingContacts(people.contacts(), people.lists(), people.facts(), flows);
    var branching = new BranchByContact(walkers, enrollments, project.zone(), clock);
    elements = new ExecuteElement(steps, branching, clock);
    losses = new FailedWaves(store, waves, starts, agenda, clock);
    following = new TraceEnrollment(store, waves, flows);
  }

  public Agenda agenda() {
    return agenda;
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

  public EnrollContacts enrolling() {
    return enrolling;
  }

  public ExecuteSteps steps() {
    return steps;
  }

  public ExecuteElement elements() {
    return elements;
  }

  public FailedWaves losses() {
    return losses;
  }

  public TraceEnrollment following() {
    return following;
  }
}
