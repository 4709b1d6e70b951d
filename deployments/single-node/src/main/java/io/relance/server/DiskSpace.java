package io.relance.server;

import io.relance.application.admin.HealthState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that the data folder can be written to and has space left. */
final class DiskSpace {
  private static final long SHORT = 500L * 1024 * 1024;
  private static final long NONE = 20L * 1024 * 1024;

  private DiskSpace() {}

  static HealthState check(Path folder) {
    if (!Files.isWritable(folder)) {
      return HealthState.DOWN;
    }
    try {
      return state(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The state of a disk with so many bytes left. */
  static HealthState state(long usable) {
    if (usable < NONE) {
      return HealthState.DOWN;
    }
    return usable < SHORT ? HealthState.DEGRADED : HealthState.OK;
  }
}
