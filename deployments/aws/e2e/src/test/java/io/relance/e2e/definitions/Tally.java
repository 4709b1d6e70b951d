package io.relance.e2e.definitions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what was judged. */
final class Tally {
  private final String what;
  private final Map<Peculiarity, Integer> explained = new EnumMap<>(Peculiarity.class);
  private final List<String> differences = new ArrayList<>();
  private int definitions;
  private int executions;
  private int failed;
  private int states;

  Tally(String what) {
    this.what = what;
  }

  synchronized void addDefinition() {
    definitions++;
  }

  synchronized void add(Wave wave, Comparison comparison) {
    executions++;
    failed += comparison.ours().end().output().isEmpty() ? 1 : 0;
    states += comparison.ours().entered().size();
    comparison.explained().forEach(it -> explained.merge(it, 1, Integer::sum));
    comparison.differences().stream()
        .map(difference -> "%s %s: %s".formatted(wave.name(), wave.input(), difference))
        .forEach(differences::add);
  }

  synchronized Collection<String> differences() {
    return List.copyOf(differences);
  }

  /** What to print of it. */
  synchronized String report() {
    var report =
        new StringBuilder(
            "Judged by LocalStack: %d %s, %d executions (%d failed as they should), %d states, %d differences%n"
                .formatted(definitions, what, executions, failed, states, differences.size()));
    explained.forEach(
        (peculiarity, count) ->
            report.append(
                "  of the emulator: %s: %d executions%n"
                    .formatted(peculiarity.description(), count)));
    return report.toString();
  }
}
