package io.relance.application.composition;

import io.relance.application.exports.ExportWork;
import io.relance.application.exports.Exports;
import io.relance.application.exports.ListExports;
import io.relance.application.exports.SegmentExports;
import java.util.stream.Stream;

/** The use cases that export contacts as files. */
public final class Exporting {
  private final Exports exports;
  private final ExportWork work;

  Exporting(Ports ports, Project project, People people, Segmentation segmentation) {
    exports = new Exports(ports.store(), people.jobs(), ports.clock());
    work =
        new ExportWork(
            Stream.of(
                new ListExports(people.lists()),
                new SegmentExports(people.segments(), segmentation.audience(), ports.clock())),
            people.contacts(),
            people.properties(),
            ports.objects(),
            project.zone());
  }

  public Exports exports() {
    return exports;
  }

  ExportWork work() {
    return work;
  }
}
