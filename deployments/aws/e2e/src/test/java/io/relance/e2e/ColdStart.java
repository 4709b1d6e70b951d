package io.relance.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One way to start a function.
 *
 * @param event what it answers first
 * @param environment beside its own
 * @param options of its virtual machine, beside those of the managed runtime
 */
record ColdStart(String event, Map<String, String> environment, List<String> options) {
  private static final Pattern JAR = Pattern.compile("source: (?:file:)?\\S*?([^/]+\\.jar)");

  static ColdStart of(String event) {
    return new ColdStart(event, Map.of(), List.of());
  }

  ColdStart with(Map<String, String> more) {
    return new ColdStart(event, more, options);
  }

  ColdStart options(String... more) {
    return new ColdStart(event, environment, List.of(more));
  }

  /** What a start took; processor time is that of the function's own process. */
  record Taken(Duration init, Duration initCpu, Duration answer, Duration answerCpu) {
    long total() {
      return initCpu.plus(answerCpu).toMillis();
    }

    @Override
    public String toString() {
      return "%d | %d | %d | %d"
          .formatted(init.toMillis(), initCpu.toMillis(), answer.toMillis(), answerCpu.toMillis());
    }
  }

  Taken measure(Functions functions, String function) {
    try (var runningFunction = functions.start(function, environment, options)) {
      return runningFunction.first(event);
    }
  }

  /** Writes an AOT cache of what the first answer needs. */
  void trains(Functions functions, String function, Path cache) {
    try (var runningFunction =
        functions.start(function, environment, List.of("-XX:AOTCacheOutput=" + cache))) {
      var _ = runningFunction.first(event);
      runningFunction.endOrderly();
    }
  }

  /** How many classes of each jar a log of loaded classes names, the most first. */
  static Map<String, Integer> byJar(List<String> log) {
    return log.stream()
        .map(ColdStart::jar)
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(jar -> jar, _ -> 1, Integer::sum))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(20)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
  }

  private static Optional<String> jar(String line) {
    var found = JAR.matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
