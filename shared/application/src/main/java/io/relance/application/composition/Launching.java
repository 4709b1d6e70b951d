package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.launches.EnrollPage;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.Launches;

/** The use cases that launch automations for an audience. */
public final class Launching {
  private final LaunchAutomation launches;
  private final Launches launchList;
  private final EnrollPage enrollPage;

  Launching(Ports ports, Project project, FlowExecution flowExecution, Automations automations) {
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
