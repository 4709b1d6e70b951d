package io.relance.testkit.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures another Java process of this machine: its threads and heap with the JDK's {@code jcmd},
 * its memory and descriptors where the system has {@code /proc}.
 */
public final class ProcessGauges {
  private static final Pattern THREAD = Pattern.compile("^\"(.*)\" #\\d+ ", Pattern.MULTILINE);

  /** Of each generation of the serial collector. */
  private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");

  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  private final long pid;

  public ProcessGauges(long pid) {
    this.pid = pid;
  }

  /** How many live platform threads have each name. */
  public Map<String, Long> threads() {
    return new TreeMap<>(
        THREAD
            .matcher(jcmd("Thread.print"))
            .results()
            .map(it -> it.group(1))
            .collect(groupingBy(it -> it, counting())));
  }

  /** The heap in use after a full collection, in KB. The process must use the serial collector. */
  public long heapAfterCollection() {
    var _ = jcmd("GC.run");
    return HEAP.matcher(jcmd("GC.heap_info")).results().mapToLong(ProcessGauges::number).sum();
  }

  /** The resident memory, in KB. */
  public OptionalLong resident() {
    return status("VmRSS:");
  }

  /** The number of all threads, those of the JVM included. */
  public OptionalLong threadCount() {
    return status("Threads:");
  }

  /** The number of open descriptors: files, connections, pipes. */
  public OptionalLong descriptors() {
    try (var open = Files.list(proc("fd"))) {
      return OptionalLong.of(open.count());
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  private OptionalLong status(String line) {
    try (Stream<String> lines = Files.lines(proc("status"))) {
      return lines
          .filter(it -> it.startsWith(line))
          .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(pid), file);
  }

  private static long number(MatchResult found) {
    return Long.parseLong(found.group(1));
  }

  private String jcmd(String command) {
    try {
      var process =
          new ProcessBuilder(JCMD.toString(), Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("jcmd %d %s: %s".formatted(pid, command, printed));
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while measuring process " + pid, e);
    }
  }
}
