package io.relance.application.imports;

import io.relance.application.imports.RejectedRows.Row;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.persistence.Json;
import io.relance.application.properties.PropertyDefinition;
import io.relance.application.tables.RelatedTable;
import io.relance.application.tabular.FileRow;
import io.relance.application.tabular.RowReader;
import io.relance.application.tabular.RowReaders;
import io.relance.application.tabular.UnreadableFile;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.id.TableKey;
import io.relance.domain.objectstore.ObjectStore;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of an import, from where the last one of its workers left it. */
final class ImportSession implements JobWork.Session {
  private static final int ROWS = 500;

  private final Import subject;
  private final ImportTools tools;
  private final ObjectStore objects;
  private final RowReaders files;
  private final CellValues values;
  private ImportCursor cursor;
  private Optional<Long> total;
  private @Nullable Open open;

  ImportSession(
      Import subject,
      ImportTools tools,
      ObjectStore objects,
      RowReaders files,
      ZoneId zone,
      JobProgress progress) {
    this.subject = subject;
    this.tools = tools;
    this.objects = objects;
    this.files = files;
    this.values = new CellValues(zone);
    this.cursor = ImportCursor.of(progress.cursor());
    this.total = progress.total();
    if (subject.request().dryRun() && cursor.checked()) {
      // What a dry run would have created is known only to the worker that counted it.
      cursor = cursor.with(ImportCounts.NONE);
    }
  }

  /** The file, and what stores its rows. */
  private record Open(
      RowReader reader, FieldMapping mapping, RowStore store, RejectedRows rejects) {}

  @Override
  public JobStep next() {
    try {
      return cursor.checked() ? storePart() : check();
    } catch (UnreadableFile unreadable) {
      return new JobStep.Failed(progress(), unreadable.problem());
    }
  }

  private JobProgress progress() {
    return new JobProgress(cursor.counts().rows(), total, cursor.text());
  }

  /** Reads the whole file; nothing is stored. */
  private JobStep check() {
    var types = new ColumnTypes(knownTypes());
    long rows = 0;
    try (var reader = files.whole()) {
      var mapping = FieldMapping.of(subject.request(), reader.columns(), tableColumns());
      for (var row = reader.next(); row.isPresent(); row = reader.next()) {
        types.note(mapping.values(row.orElseThrow()));
        rows++;
      }
      new RejectedRows(objects, subject, reader.columns()).begin();
    }
    total = Optional.of(rows);
    cursor = new ImportCursor(true, ImportCounts.NONE, types.types());
    return new JobStep.Continued(progress());
  }

  private Map<String, PropertyType> knownTypes() {
    return subject.request().kind() == ImportKind.CONTACTS
        ? tools.properties().all().values().stream()
            .collect(Collectors.toMap(PropertyDefinition::name, PropertyDefinition::type))
        : Map.of();
  }

  private JobStep storePart() {
    var file = open == null ? open() : open;
    open = file;
    long first = cursor.counts().rows();
    var rows = rows(file.reader());
    if (rows.isEmpty()) {
      file.rejects().finish();
      if (subject.bringsContacts() && cursor.counts().accepted() > 0) {
        tools.imports().launchAfter(subject);
      }
      return new JobStep.Finished(progress(), Json.write(cursor.counts()));
    }
    var rejected = new ArrayList<Row>();
    var counts = cursor.counts();
    var outcomes = outcomes(file, rows);
    for (int at = 0; at < rows.size(); at++) {
      counts = counts.with(outcomes.get(at));
      if (outcomes.get(at) instanceof RowOutcome.Rejected why) {
        rejected.add(new Row(rows.get(at), why));
      }
    }
    file.rejects().part(first, rejected);
    cursor = cursor.with(counts);
    return new JobStep.Continued(progress());
  }

  private Open open() {
    var reader = files.whole();
    var mapping = FieldMapping.of(subject.request(), reader.columns(), tableColumns());
    for (long skipped = 0; skipped < cursor.counts().rows(); skipped++) {
      var _ = reader.next();
    }
    return new Open(reader, mapping, store(), new RejectedRows(objects, subject, reader.columns()));
  }

  private static List<FileRow> rows(RowReader reader) {
    var rows = new ArrayList<FileRow>();
    while (rows.size() < ROWS) {
      var row = reader.next();
      if (row.isEmpty()) {
        return rows;
      }
      rows.add(row.orElseThrow());
    }
    return rows;
  }

  /** The outcomes of rows, in their order. */
  private static List<RowOutcome> outcomes(Open file, List<FileRow> rows) {
    var fitting = rows.stream().filter(row -> !file.mapping().isTooWide(row)).toList();
    var stored =
        file.store()
            .store(
                fitting.stream()
                    .map(row -> new MappedRow(row, file.mapping().values(row)))
                    .toList())
            .iterator();
    return rows.stream()
        .map(row -> file.mapping().isTooWide(row) ? tooWide(file, row) : stored.next())
        .toList();
  }

  private static RowOutcome tooWide(Open file, FileRow row) {
    return new RowOutcome.Rejected(
        "",
        "must have at most %d cells, one for each column, not %d"
            .formatted(file.mapping().columns().size(), row.cells().size()));
  }

  private RowStore store() {
    return switch (subject.request().kind()) {
      case CONTACTS -> new ContactRows(subject, tools, values, cursor.types());
      case ROWS ->
          new TableImportRows(
              subject,
              tools,
              values,
              table()
                  .orElseThrow(
                      () -> new UnreadableFile("the table of the import must still exist")));
      case EVENTS -> new EventRows(subject, tools, values, cursor.types());
      case CODES -> new CodeRows(subject, tools);
    };
  }

  private Optional<RelatedTable> table() {
    return subject.request().table().map(TableKey::new).flatMap(tools.tables()::byKey);
  }

  private Collection<String> tableColumns() {
    return table().<Collection<String>>map(it -> it.types().keySet()).orElse(List.of());
  }

  @Override
  public void close() {
    if (open != null) {
      open.reader().close();
    }
  }
}
