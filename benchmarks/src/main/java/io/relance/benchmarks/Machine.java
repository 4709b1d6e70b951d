package io.relance.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Says what was measured on. */
final class Machine {
  private static final int SYNCS = 200;
  private static final int PAGE = 4_096;

  private Machine() {}

  static String describe() throws IOException {
    return "%d processors (%s), %s %s, Java %s, %s, disk synced in %.0f µs (median of %d)"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version(),
            memory(),
            syncMicros(),
            SYNCS);
  }

  private static String processor() {
    return fromFile("/proc/cpuinfo", "model name", System.getProperty("os.arch"));
  }

  private static String memory() {
    return fromFile("/proc/meminfo", "MemTotal", "memory unknown");
  }

  private static String fromFile(String file, String line, String otherwise) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(it -> it.startsWith(line))
          .map(it -> it.substring(it.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException _) {
      return otherwise;
    }
  }

  /** How long the disk takes to have a page, where data folders are made. */
  private static double syncMicros() throws IOException {
    var file = Files.createTempFile("relance-figures", ".sync");
    var nanos = new long[SYNCS];
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int at = 0; at < SYNCS; at++) {
        channel.write(ByteBuffer.allocate(PAGE), (long) at * PAGE);
        var start = System.nanoTime();
        channel.force(false);
        nanos[at] = System.nanoTime() - start;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(nanos);
    return nanos[SYNCS / 2] / 1000.0;
  }
}
