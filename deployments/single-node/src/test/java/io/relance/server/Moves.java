package io.relance.server;

import io.relance.application.persistence.Ids;
import io.relance.migration.ExportInstallation;
import io.relance.migration.ImportInstallation;
import io.relance.migration.MigrationSummary;
import io.relance.server.migration.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Moves the data of installations that stand still, as the commands do. */
final class Moves {
  private Moves() {}

  static MigrationSummary export(Path folder, InstantSource clock, Path file) {
    try (var origin = DataFolder.toBeRead(folder, clock);
        var out = Files.newOutputStream(file)) {
      return new ExportInstallation(origin, "1.2.3", clock).export(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MigrationSummary bringIn(Path file, InstantSource clock, Path folder) {
    try (var target = DataFolder.toBeWritten(folder, clock)) {
      return new ImportInstallation(target.destination(), clock).run(file);
    }
  }

  /** The same world, with the data moved to another folder. */
  static Outside onward(Outside outside) {
    var folder = outside.folder().resolveSibling("moved-" + Ids.random());
    var file = outside.folder().resolveSibling("moved-" + Ids.random() + ".gz");
    export(outside.folder(), outside.clock(), file);
    bringIn(file, outside.clock(), folder);
    return new Outside(folder, outside.clock(), outside.carriers());
  }
}
