package io.relance.compiler.validate.element;

import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.ContactFields;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.FlowText;
import io.relance.compiler.validate.KnownProperty;
import io.relance.compiler.validate.UnknownProperty;
import io.relance.domain.flow.ContactAction.Export;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.RemoteFile;
import io.relance.domain.id.SftpServerKey;
import io.relance.domain.sftp.RemotePath;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports unknown servers and columns, paths that are none, and windows that are too short. */
final class RemoteFileRule implements FlowRule {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int MOST_COLUMNS = 100;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(
        Export.class,
        export ->
            Stream.of(
                    server(export, checked),
                    path(export, checked),
                    columns(export, checked),
                    window(export, checked))
                .flatMap(found -> found));
  }

  private static Stream<Diagnostic> server(Export export, CheckedFlow checked) {
    var to = export.file().to();
    return checked.context().sftpServers().stream()
        .filter(known -> !known.contains(to) && !Placeholders.isPlaceholder(to))
        .map(known -> checked.at(export, "to", unknown(to, known)));
  }

  private static Diagnostic unknown(SftpServerKey to, Set<SftpServerKey> known) {
    return UnknownKey.error(
            "element.unknown-sftp-server",
            "SFTP server",
            to.value(),
            known.stream().map(SftpServerKey::value))
        .hint("Use the key of an SFTP server; create the server first.");
  }

  /** The path with a sample of the date; other faults of its text are reported by the rules. */
  private static Stream<Diagnostic> path(Export export, CheckedFlow checked) {
    return checked.texts().stream()
        .filter(text -> text.element().equals(export) && !text.text().isBlank())
        .map(FlowText::examined)
        .filter(examined -> examined.faults().isEmpty())
        .flatMap(examined -> RemotePath.fault(examined.samples().getFirst()).stream())
        .map(
            fault ->
                checked.at(
                    export,
                    "path",
                    Diagnostic.error("path.invalid", fault.replaceFirst("^must", "Must") + ".")));
  }

  private static Stream<Diagnostic> columns(Export export, CheckedFlow checked) {
    var columns = export.file().columns();
    if (columns.size() > MOST_COLUMNS) {
      return Stream.of(
          checked.at(
              export,
              "columns",
              Diagnostic.error(
                  "element.too-many-columns",
                  "Must be at most %d columns, not %d.".formatted(MOST_COLUMNS, columns.size()))));
    }
    if (columns.isEmpty()) {
      return Stream.of(
          checked.at(
              export,
              "columns",
              Diagnostic.error("element.no-columns", "Must have at least one column.")));
    }
    return IntStream.range(0, columns.size())
        .boxed()
        .flatMap(
            at ->
                column(export.file(), at, checked)
                    .map(fault -> checked.at(export, "columns[" + at + "]", fault))
                    .stream());
  }

  private static Optional<Diagnostic> column(RemoteFile file, int at, CheckedFlow checked) {
    var column = file.columns().get(at);
    if (file.columns().indexOf(column) < at) {
      return Optional.of(
          Diagnostic.error(
              "element.repeated-column",
              "Must be there once: the column %s.".formatted(Quoted.of(column))));
    }
    if (ContactFields.COLUMNS.contains(column)) {
      return Optional.empty();
    }
    var known = checked.context().properties();
    return column.startsWith(ContactFields.PROPERTY)
            && column.length() > ContactFields.PROPERTY.length()
        ? known.flatMap(properties -> property(column, properties))
        : Optional.of(unknown(column, known.orElse(Map.of())));
  }

  private static Optional<Diagnostic> property(String column, Map<String, KnownProperty> known) {
    var name = column.substring(ContactFields.PROPERTY.length());
    return known.containsKey(name)
        ? Optional.empty()
        : Optional.of(
            UnknownProperty.warning(
                "element.unknown-property", name, known.keySet(), ContactFields.PROPERTY));
  }

  private static Diagnostic unknown(String column, Map<String, KnownProperty> known) {
    var names = List.copyOf(new TreeSet<>(ContactFields.COLUMNS));
    var ending =
        known.containsKey(column)
            ? "; did you mean \"" + ContactFields.PROPERTY + column + "\"?"
            : NearestName.ending(column, names);
    return Diagnostic.error(
            "element.unknown-column", "There is no column " + Quoted.of(column) + ending)
        .hint(
            "Use %s, or the name of a property after \"%s\"."
                .formatted(String.join(", ", ContactFields.COLUMNS), ContactFields.PROPERTY));
  }

  private static Stream<Diagnostic> window(Export export, CheckedFlow checked) {
    var window = export.file().window();
    return window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0
        ? Stream.of(
            checked.at(
                export,
                "window",
                Diagnostic.error(
                    "element.window-length",
                    "Must be from PT1M to P7D, not %s.".formatted(window))))
        : Stream.empty();
  }
}
