package io.relance.application.imports;

import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobWork;
import io.relance.application.tabular.RowReaders;
import io.relance.domain.objectstore.ObjectStore;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Runs imports: the file is read to its end first, so that one that cannot be read stores nothing,
 * then stored a part at a time.
 */
public final class ImportWork implements JobWork {
  private final Imports imports;
  private final ImportTools tools;
  private final ObjectStore objects;
  private final ZoneId zone;

  /**
   * @param zone that of times that have none
   */
  public ImportWork(Imports imports, ImportTools tools, ObjectStore objects, ZoneId zone) {
    this.imports = imports;
    this.tools = tools;
    this.objects = objects;
    this.zone = zone;
  }

  @Override
  public JobKind kind() {
    return JobKind.IMPORT;
  }

  @Override
  public Session open(Job job) {
    var subject =
        imports
            .find(job.subject())
            .orElseThrow(() -> new IllegalStateException("Import " + job.subject() + " not found"));
    Supplier<InputStream> file =
        () ->
            objects
                .get(subject.fileName())
                .orElseThrow(
                    () -> new IllegalStateException("The file of an import was not found"));
    return new ImportSession(
        subject, tools, objects, new RowReaders(file, zone), zone, job.progress());
  }
}
