package io.relance.domain.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** The phrases of a file of tests, one a line; {@code \n} stands for a line's end in one. */
final class Lines {
  private Lines() {}

  static Stream<String> of(String file) {
    try (var in = Objects.requireNonNull(Lines.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replace("\\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
