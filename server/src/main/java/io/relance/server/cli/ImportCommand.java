package io.relance.server.cli;

import io.relance.application.moving.CannotMove;
import io.relance.application.moving.Destination;
import io.relance.application.moving.ImportInstallation;
import io.relance.application.moving.Moved;
import io.relance.server.moving.DataFolder;
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
  private Where where = new Where();

  @Parameters(paramLabel = "FILE", description = "An export file.")
  private Path file = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CannotMove("Cannot read the file %s.".formatted(file));
    }
    var moved = bringIn();
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("imported " + file + " into " + where + ": " + MovedWords.of(moved));
    out.flush();
    return 0;
  }

  private Moved bringIn() {
    if (where.data == null) {
      return into(Where.stacks().destination(Objects.requireNonNull(where.stack)));
    }
    try (var folder = DataFolder.toBeWritten(where.data, InstantSource.system())) {
      return into(folder.destination());
    }
  }

  private Moved into(Destination destination) {
    return new ImportInstallation(destination, InstantSource.system()).run(file);
  }
}
