package io.relance.server.cli;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.relance.migration.ExportInstallation;
import io.relance.migration.MigrationException;
import io.relance.migration.MigrationSummary;
import io.relance.migration.Origin;
import io.relance.server.Version;
import io.relance.server.migration.DataFolder;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all that an installation holds to one file, for another deployment to import. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Exports all data of a stopped installation to one file.")
final class ExportCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private TargetOptions targetOptions = new TargetOptions();

  @Parameters(paramLabel = "FILE", description = "The file to write; it contains personal data.")
  private Path file = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var migrationSummary = export();
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("exported to " + file + ": " + MigrationText.of(migrationSummary));
    out.println(
        "It contains personal data, and only you may read it. Run only one of the two"
            + " installations: both would send.");
    out.flush();
    return 0;
  }

  private MigrationSummary export() throws IOException {
    if (targetOptions.data == null) {
      return export(TargetOptions.stacks().origin(Objects.requireNonNull(targetOptions.stack)));
    }
    try (var folder = DataFolder.toBeRead(targetOptions.data, InstantSource.system())) {
      return export(folder);
    }
  }

  private MigrationSummary export(Origin origin) throws IOException {
    var exporting = new ExportInstallation(origin, Version.current(), InstantSource.system());
    var made = make();
    try {
      var migrationSummary = exporting.export(Channels.newOutputStream(made));
      sync();
      return migrationSummary;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private FileChannel make() throws IOException {
    try {
      return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), ownersOnly());
    } catch (FileAlreadyExistsException e) {
      throw new MigrationException("%s already exists; name a new file.".formatted(file), e);
    } catch (IOException e) {
      throw new MigrationException("Cannot write %s.".formatted(file), e);
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private void sync() throws IOException {
    try (var written = FileChannel.open(file, WRITE)) {
      written.force(true);
    }
  }
}
