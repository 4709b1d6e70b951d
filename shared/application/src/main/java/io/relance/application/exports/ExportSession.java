package io.relance.application.exports;

import io.relance.application.contacts.Contacts;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.persistence.Json;
import io.relance.application.tabular.CsvTable;
import io.relance.application.tabular.TableWriter;
import io.relance.application.tabular.XlsxTable;
import io.relance.domain.id.ContactId;
import io.relance.domain.objectstore.ObjectStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one export to a file of this process, and stores it when it is complete. The next process
 * begins anew: a part of a file is worth nothing.
 */
final class ExportSession implements JobWork.Session {
  private static final int PAGE = 1_000;
  private static final int MOST_TRIES = 5;

  private final Export export;
  private final ExportSource source;
  private final Contacts contacts;
  private final ObjectStore objects;
  private final ContactTable table;
  private final int tries;
  private @Nullable Path file;
  private @Nullable TableWriter writer;
  private @Nullable Iterator<List<ContactId>> pages;
  private long rows;

  ExportSession(
      Export export,
      ExportSource source,
      Contacts contacts,
      ObjectStore objects,
      ContactTable table) {
    this.export = export;
    this.source = source;
    this.contacts = contacts;
    this.objects = objects;
    this.table = table;
    var earlier = export.job().progress().cursor();
    this.tries = earlier.isEmpty() ? 1 : Integer.parseInt(earlier) + 1;
  }

  @Override
  public JobStep next() {
    if (tries > MOST_TRIES) {
      return new JobStep.Failed(progress(), "must be small enough to be written within 13 minutes");
    }
    try {
      if (pages == null) {
        pages = source.pages(export.id(), PAGE);
      }
      if (pages.hasNext()) {
        write(pages.next());
        return new JobStep.Continued(progress());
      }
      return complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JobProgress progress() {
    return new JobProgress(rows, Optional.empty(), Integer.toString(tries));
  }

  private void write(List<ContactId> ids) throws IOException {
    var current = opened();
    var found = contacts.findAll(ids);
    for (var id : ids) {
      var contact = found.get(id);
      if (contact != null) {
        current.row(table.row(contact));
        rows++;
      }
    }
  }

  private TableWriter opened() throws IOException {
    var current = writer == null ? begin() : writer;
    writer = current;
    return current;
  }

  private TableWriter begin() throws IOException {
    var created = Files.createTempFile("export", "." + export.format());
    file = created;
    var out = new BufferedOutputStream(Files.newOutputStream(created), 1 << 16);
    return switch (export.format()) {
      case CSV -> new CsvTable(out, table.heading());
      case XLSX -> new XlsxTable(out, table.heading());
    };
  }

  private JobStep complete() throws IOException {
    opened().close();
    if (file != null) {
      try (var content = Files.newInputStream(file)) {
        objects.put(export.objectName(), content);
      }
    }
    return new JobStep.Finished(progress(), Json.write(Map.of("rows", rows)));
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
