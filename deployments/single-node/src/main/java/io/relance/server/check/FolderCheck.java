package io.relance.server.check;

import io.relance.server.check.CheckResult.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Checks that the data folder can be written to, and the space left for it. */
final class FolderCheck {
  private static final String FOLDER = "data folder";
  private static final String DISK = "disk space";
  private static final long MEGABYTE = 1024L * 1024;
  private static final long SHORT = 500;
  private static final long NONE = 20;

  private final Path folder;

  FolderCheck(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  Stream<CheckResult> run() {
    return Stream.of(folder(), disk());
  }

  private CheckResult folder() {
    if (!Files.exists(folder)) {
      return Files.isWritable(existing())
          ? CheckResult.ok(FOLDER, folder + " is created by the first start.")
          : failed("cannot be created here");
    }
    if (!Files.isDirectory(folder)) {
      return failed("must be a folder, not a file");
    }
    try {
      Files.delete(Files.createTempFile(folder, "check", ".tmp"));
      return CheckResult.ok(FOLDER, folder + " can be written to.");
    } catch (IOException _) {
      return failed("must be writable for the user that runs this command");
    }
  }

  private CheckResult failed(String problem) {
    return CheckResult.failed(FOLDER, "%s %s (--data).".formatted(folder, problem));
  }

  /** The folder, or the nearest one above it that exists. */
  private Path existing() {
    var place = folder;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return place;
  }

  private CheckResult disk() {
    try {
      var left = Files.getFileStore(existing()).getUsableSpace() / MEGABYTE;
      return new CheckResult(DISK, state(left), sentence(left));
    } catch (IOException _) {
      return CheckResult.warning(DISK, "The space that is left cannot be read.");
    }
  }

  /** The state of a disk with so many megabytes left; the limits are those of {@code /health}. */
  static State state(long megabytes) {
    if (megabytes < NONE) {
      return State.FAILED;
    }
    return megabytes < SHORT ? State.WARNING : State.OK;
  }

  private static String sentence(long megabytes) {
    return "%d MB are left%s"
        .formatted(megabytes, state(megabytes) == State.OK ? "." : ": free some, 500 MB at least.");
  }
}
