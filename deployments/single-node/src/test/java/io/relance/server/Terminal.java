package io.relance.server;

import io.relance.server.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What somebody who types a command sees. */
final class Terminal {
  private static final int SECONDS = 20;

  private Terminal() {}

  /** What came of a command: both streams as one, as a terminal shows them. */
  record Screen(int exit, String text) {
    List<String> lines() {
      return text.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /** Runs the command line with settings, as the script does. */
  static Screen relance(Map<String, String> settings, String... arguments) {
    return run(command(arguments), settings);
  }

  /** The command that the script runs. */
  static List<String> command(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  static Screen run(List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("RELANCE_"));
    builder.environment().putAll(environment);
    try {
      var shown = Files.createTempFile("relance", ".terminal");
      var process = builder.redirectOutput(shown.toFile()).start();
      process.getOutputStream().close();
      var ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      var text = Files.readString(shown);
      Files.delete(shown);
      if (!ended) {
        throw new IllegalStateException("It does not end: " + text);
      }
      return new Screen(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
