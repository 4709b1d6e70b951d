package io.relance.server.cli;

import io.relance.migration.Destination;
import io.relance.migration.ImportInstallation;
import io.relance.migration.MigrationException;
import io.relance.migration.MigrationSummary;
import io.relance.server.migration.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an exported file into an empty installation, where what was under way goes on. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Imports an export file into an empty installation; can be rerun if interrupted.")
final class ImportCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private TargetOptions targetOptions = new TargetOptions();

  @Parameters(paramLabel = "FILE", description = "An export file.")
  private Path file = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new MigrationException("Cannot read the file %s.".formatted(file));
    }
    var migrationSummary = bringIn();
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(
        "imported " + file + " into " + targetOptions + ": " + MigrationText.of(migrationSummary));
    out.flush();
    return 0;
  }

  private MigrationSummary bringIn() {
    if (targetOptions.data == null) {
      return into(TargetOptions.stacks().destination(Objects.requireNonNull(targetOptions.stack)));
    }
    try (var folder = DataFolder.toBeWritten(targetOptions.data, InstantSource.system())) {
      return into(folder.destination());
    }
  }

  private MigrationSummary into(Destination destination) {
    return new ImportInstallation(destination, InstantSource.system()).run(file);
  }
}
