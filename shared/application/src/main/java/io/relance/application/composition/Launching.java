package io.relance.application.composition;

import io.relance.application.automations.Automations;
import io.relance.application.imports.Imports;
import io.relance.application.launches.Audiences;
import io.relance.application.launches.CancelLaunch;
import io.relance.application.launches.EnrollPage;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.LaunchImports;
import io.relance.application.launches.LaunchPages;
import io.relance.application.launches.Launches;
import io.relance.application.launches.PauseLaunch;
import io.relance.application.recurrence.DateAudiences;
import io.relance.application.recurrence.DateSchedule;
import io.relance.application.recurrence.LaunchAtDates;

/** The use cases that launch automations for an audience. */
public final class Launching {
  private final LaunchPages pages;
  private final Audiences audiences;
  private final LaunchAutomation launches;
  private final Launches launchList;
  private final LaunchFreezing freezing;
  private final EnrollPage enrollPage;
  private final LaunchAtDates launchAtDates;
  private final LaunchImports launchImports;

  Launching(
      Ports ports,
      Project project,
      People people,
      FlowExecution flowExecution,
      Automations automations,
      Imports imports,
      LaunchFreezing freezing,
      BackgroundJobs backgroundJobs) {
    var store = ports.store();
    this.freezing = freezing;
    pages = freezing.pages();
    audiences = freezing.audiences();
    launches =
        new LaunchAutomation(
            store,
            automations,
            pages,
            backgroundJobs.jobs(),
            backgroundJobs.startJobs(),
            ports.clock(),
            LaunchAutomation.PAGE);
    launchList = new Launches(store);
    enrollPage =
        new EnrollPage(
            store,
            pages,
            automations,
            flowExecution.flows(),
            flowExecution.enrollContacts(),
            ports.clock());
    launchAtDates =
        new LaunchAtDates(
            store,
            flowExecution.flows(),
            launches,
            new DateSchedule(flowExecution.schedule(), project.zone()),
            new DateAudiences(people.lists(), people.segments()));
    launchImports = new LaunchImports(imports, people.lists(), flowExecution.flows(), launches);
  }

  /** Finds the contacts of audiences. */
  public Audiences audiences() {
    return audiences;
  }

  /** Looks after the pages of launches. */
  public LaunchPages pages() {
    return pages;
  }

  public LaunchAtDates launchAtDates() {
    return launchAtDates;
  }

  public LaunchImports launchImports() {
    return launchImports;
  }

  public LaunchAutomation launches() {
    return launches;
  }

  public Launches launchList() {
    return launchList;
  }

  /** Cancels launches. */
  public CancelLaunch cancelLaunch() {
    return freezing.cancelLaunch();
  }

  /** Pauses and resumes launches. */
  public PauseLaunch pauseLaunch() {
    return freezing.pauseLaunch();
  }

  public EnrollPage enrollPage() {
    return enrollPage;
  }
}
