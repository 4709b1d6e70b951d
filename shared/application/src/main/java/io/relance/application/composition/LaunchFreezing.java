package io.relance.application.composition;

import io.relance.application.launches.Audiences;
import io.relance.application.launches.FreezeLaunch;
import io.relance.application.launches.LaunchPages;

/** What takes the audiences of launches. */
final class LaunchFreezing {
  private final Audiences audiences;
  private final LaunchPages pages;
  private final FreezeLaunch work;

  LaunchFreezing(
      Ports ports,
      Project project,
      People people,
      Segmentation segmentation,
      FlowExecution flowExecution) {
    var store = ports.store();
    audiences =
        new Audiences(
            people.contacts(),
            people.lists(),
            people.segments(),
            segmentation.audience(),
            project.zone());
    pages =
        new LaunchPages(
            store, ports.objects(), ports.queue(), flowExecution.schedule(), ports.clock());
    work = new FreezeLaunch(store, audiences, pages, project.zone(), ports.clock());
  }

  Audiences audiences() {
    return audiences;
  }

  LaunchPages pages() {
    return pages;
  }

  FreezeLaunch work() {
    return work;
  }
}
