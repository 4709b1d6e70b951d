package io.relance.application.composition;

import io.relance.application.imports.ImportedContacts;
import io.relance.application.launches.Audiences;
import io.relance.application.launches.CancelLaunch;
import io.relance.application.launches.FreezeLaunch;
import io.relance.application.launches.LaunchPages;
import io.relance.application.launches.PauseLaunch;

/** What takes the audiences of launches, and ends the messages of cancelled ones. */
final class LaunchFreezing {
  private final Audiences audiences;
  private final LaunchPages pages;
  private final FreezeLaunch work;
  private final CancelLaunch cancelLaunch;
  private final PauseLaunch pauseLaunch;

  LaunchFreezing(
      Ports ports,
      Project project,
      People people,
      Segmentation segmentation,
      FlowExecution flowExecution,
      Messaging messaging) {
    var store = ports.store();
    audiences =
        new Audiences(
            people.contacts(),
            people.lists(),
            people.segments(),
            new ImportedContacts(store, ports.clock()),
            segmentation.audience(),
            project.zone());
    pages =
        new LaunchPages(
            store, ports.objects(), ports.queue(), flowExecution.schedule(), ports.clock());
    work =
        new FreezeLaunch(
            store, audiences, pages, flowExecution.flows(), project.zone(), ports.clock());
    cancelLaunch =
        new CancelLaunch(
            store,
            pages,
            flowExecution.waves(),
            (wave, members) -> {
              messaging.skipSends().launchCancelled(wave, members);
              flowExecution.decideApprovals().cancel(wave);
            },
            flowExecution.schedule(),
            ports.clock());
    pauseLaunch = new PauseLaunch(store, pages, flowExecution.schedule(), ports.clock());
  }

  Audiences audiences() {
    return audiences;
  }

  LaunchPages pages() {
    return pages;
  }

  CancelLaunch cancelLaunch() {
    return cancelLaunch;
  }

  PauseLaunch pauseLaunch() {
    return pauseLaunch;
  }

  FreezeLaunch work() {
    return work;
  }
}
