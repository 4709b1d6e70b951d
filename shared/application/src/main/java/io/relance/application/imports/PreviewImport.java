package io.relance.application.imports;

import io.relance.application.tables.RelatedTables;
import io.relance.application.tabular.FileForm;
import io.relance.application.tabular.RowReaders;
import io.relance.domain.id.TableKey;
import io.relance.domain.objectstore.ObjectStore;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at the beginning of the file of an import. */
public final class PreviewImport {
  private static final int ROWS = 20;

  private final ObjectStore objects;
  private final RelatedTables tables;
  private final ZoneId zone;

  public PreviewImport(ObjectStore objects, RelatedTables tables, ZoneId zone) {
    this.objects = objects;
    this.tables = tables;
    this.zone = zone;
  }

  /**
   * The beginning of a file.
   *
   * @param encoding and delimiter of a CSV file
   * @param rows the first 20, their cells in the order of the columns
   * @param proposed the fields of columns, by their names
   */
  public record Preview(
      Optional<String> encoding,
      Optional<String> delimiter,
      List<String> columns,
      List<List<String>> rows,
      Map<String, String> proposed) {}

  /**
   * The beginning of the file; empty when it was not uploaded.
   *
   * @throws io.relance.application.tabular.UnreadableFile when that cannot be read
   */
  public Optional<Preview> of(Import subject) {
    return of(subject, ROWS);
  }

  /** As {@link #of}, without rows. */
  public Optional<Preview> heading(Import subject) {
    return of(subject, 0);
  }

  private Optional<Preview> of(Import subject, int most) {
    if (objects.list(subject.fileName()).findFirst().isEmpty()) {
      return Optional.empty();
    }
    Supplier<InputStream> file = () -> objects.get(subject.fileName()).orElseThrow();
    try (var reader = new RowReaders(file, zone).beginning()) {
      var rows = new ArrayList<List<String>>();
      Stream.generate(reader::next)
          .limit(most)
          .takeWhile(Optional::isPresent)
          .forEach(row -> rows.add(row.orElseThrow().cells()));
      var form = reader.form();
      return Optional.of(
          new Preview(
              form instanceof FileForm.Csv csv
                  ? Optional.of(csv.encoding().name().toLowerCase(Locale.ROOT))
                  : Optional.empty(),
              form instanceof FileForm.Csv csv
                  ? Optional.of(String.valueOf(csv.delimiter()))
                  : Optional.empty(),
              reader.columns(),
              rows,
              ProposedFields.of(
                  subject.request(), reader.columns(), tableColumns(subject.request()))));
    }
  }

  /** What is wrong with a mapping, by its columns; the empty column stands for the mapping. */
  public List<MappingFault> faults(ImportRequest request) {
    var mapping = request.mapping().orElse(Map.of());
    return FieldMapping.faults(request.kind(), mapping, tableColumns(request)).stream()
        .map(fault -> new MappingFault(fault.path(), fault.message()))
        .toList();
  }

  /** What is wrong with a mapping for a file. */
  public List<MappingFault> faults(ImportRequest request, Preview preview) {
    var mapping = request.mapping().orElseGet(preview::proposed);
    var faults = new ArrayList<MappingFault>();
    for (var column : mapping.keySet()) {
      if (!preview.columns().contains(column.strip())) {
        faults.add(new MappingFault(column, FieldMapping.missing(column, preview.columns())));
      }
    }
    if (faults.isEmpty()) {
      FieldMapping.incomplete(request.kind(), mapping.values())
          .ifPresent(missing -> faults.add(new MappingFault("", missing)));
    }
    return faults;
  }

  /**
   * A fault of a mapping.
   *
   * @param column whose field is at fault; empty for the mapping as a whole
   */
  public record MappingFault(String column, String message) {}

  private Collection<String> tableColumns(ImportRequest request) {
    return request
        .table()
        .map(TableKey::new)
        .flatMap(tables::byKey)
        .<Collection<String>>map(table -> table.types().keySet())
        .orElse(List.of());
  }
}
