package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.launches.Audiences;
import io.relance.application.launches.EnrollPage;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.Launches;
import io.relance.application.recurrence.LaunchRecurrences;
import io.relance.application.recurrence.RecurrenceAudiences;
import io.relance.application.recurrence.RecurrenceSchedule;

/** The use cases that launch automations for an audience. */
public final class Launching {
  private final LaunchAutomation launches;
  private final Launches launchList;
  private final EnrollPage enrollPage;
  private final LaunchRecurrences launchRecurrences;

  Launching(
      Ports ports,
      Project project,
      People people,
      Segmentation segmentation,
      FlowExecution flowExecution,
      Automations automations) {
    var store = ports.store();
    launches =
        new LaunchAutomation(
            store,
            automations,
            ports.objects(),
            ports.queue(),
            flowExecution.schedule(),
            project.zone(),
            ports.clock(),
            LaunchAutomation.PAGE);
    launchList = new Launches(store, ports.clock());
    enrollPage =
        new EnrollPage(
            store,
            ports.objects(),
            automations,
            flowExecution.flows(),
            flowExecution.enrollContacts());
    launchRecurrences =
        new LaunchRecurrences(
            store,
            flowExecution.flows(),
            launches,
            new RecurrenceSchedule(flowExecution.schedule(), project.zone()),
            recurrenceAudiences(project, people, segmentation));
  }

  private static RecurrenceAudiences recurrenceAudiences(
      Project project, People people, Segmentation segmentation) {
    return new RecurrenceAudiences(
        people.lists(),
        people.segments(),
        new Audiences(people.contacts(), people.lists(), segmentation.audience(), project.zone()));
  }

  public LaunchRecurrences launchRecurrences() {
    return launchRecurrences;
  }

  public LaunchAutomation launches() {
    return launches;
  }

  public Launches launchList() {
    return launchList;
  }

  public EnrollPage enrollPage() {
    return enrollPage;
  }
}
