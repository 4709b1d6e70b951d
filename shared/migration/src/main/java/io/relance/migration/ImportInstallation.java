package io.relance.migration;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.ItemKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the file of an installation into an empty deployment, and lets what was under way go on
 * there.
 *
 * <p>The whole file is read and found right before anything is written. An import that was cut
 * short is run again with the same file.
 */
public final class ImportInstallation {
  /** What a deployment that nobody has used yet writes by itself. */
  private static final Set<String> OWN = Set.of("tokens", "audit", "cursor", "moving");

  private final Destination destination;
  private final InstantSource clock;

  public ImportInstallation(Destination destination, InstantSource clock) {
    this.destination = destination;
    this.clock = clock;
  }

  /**
   * Reads all.
   *
   * @throws CannotMove when the file is not whole or the deployment not empty
   */
  public MigrationSummary run(Path file) {
    var machines = new PublishedMachines();
    var seal = ExportFile.read(file, machines::note);
    machines.compile(file);
    var mark = new ImportProgress(destination.store(), Ids.hash(ExportLineCodec.encode(seal)));
    var phase = mark.phase();
    if (phase.isEmpty()) {
      checkEmpty();
    }
    if (phase.isEmpty() || phase.orElseThrow() == ImportProgress.Phase.LOADING) {
      mark.set(ImportProgress.Phase.LOADING);
      machines.publish(destination.machines());
      load(file, machines);
      mark.set(ImportProgress.Phase.RELEASING);
    }
    release(file);
    mark.remove(clock.instant());
    return MigrationSummary.of(seal);
  }

  private void load(Path file, PublishedMachines machines) {
    try (var bulkLoader = new BulkLoader(destination.store(), destination.objects())) {
      ExportFile.read(
          file,
          exportLine -> {
            switch (exportLine) {
              case ExportLine.Kept(var item) -> {
                if (!item.key().table().equals(Tables.AGENDA)) {
                  bulkLoader.put(machines.translated(item));
                }
              }
              case ExportLine.Piece piece -> bulkLoader.put(piece);
              case ExportLine.Waiting _, ExportLine.Manifest _, ExportLine.Seal _ -> {
                // Let go when all is there, or nothing to keep.
              }
            }
          });
    }
  }

  private void release(Path file) {
    try (var resumeImported = new ResumeImported(destination, clock)) {
      ExportFile.read(file, resumeImported::see);
    }
  }

  private void checkEmpty() {
    for (var table : Tables.ALL) {
      if (destination.tables().items(table).anyMatch(item -> !isOwn(item.key()))) {
        throw new MigrationException(
            "The target is not empty: import into a new folder, or into a stack that was never"
                + " used.");
      }
    }
  }

  private static boolean isOwn(ItemKey key) {
    return OWN.contains(key.partition())
        || Stream.of("token#", "sessions#", "sign-in#", "sign-in-attempts#")
            .anyMatch(key.partition()::startsWith);
  }
}
