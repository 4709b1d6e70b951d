package io.relance.server;

import io.relance.application.automations.AutomationReport;
import io.relance.application.composition.Relance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a story came to.
 *
 * @param automations by name, what each did
 * @param taken the messages that providers took, and how often
 * @param unconfirmed of how many messages nobody knows whether they were taken
 */
record Outcome(Map<String, Did> automations, Map<String, Long> taken, long unconfirmed) {
  /**
   * What an automation did.
   *
   * @param sent those of which nobody knows included
   */
  record Did(
      long timesTriggered,
      long entered,
      long inProgress,
      long targeted,
      long sent,
      Map<String, Long> skipped,
      Map<String, Long> outcomes) {
    static Did of(AutomationReport report) {
      return new Did(
          report.timesTriggered(),
          report.entered(),
          report.inProgress(),
          report.messages().targeted(),
          report.messages().sent() + report.messages().unconfirmed(),
          report.skipped(),
          report.outcomes());
    }
  }

  static Outcome of(Relance relance, List<FakeProviders.Taken> taken, long unconfirmed) {
    var automations = new TreeMap<String, Did>();
    for (var automation : relance.authoring().automations().all()) {
      var report = relance.authoring().counters().report(automation.id());
      automations.put(automation.name(), Did.of(report));
    }
    return new Outcome(automations, times(taken, it -> it.to() + " " + it.words()), unconfirmed);
  }

  /** What the automation of a name did. */
  Did of(String automation) {
    return Optional.ofNullable(automations.get(automation)).orElseThrow();
  }

  private static Map<String, Long> times(
      List<FakeProviders.Taken> taken, Function<FakeProviders.Taken, String> by) {
    return taken.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }

  /** How many messages fewer were taken; none may be taken more often. */
  long missing(Outcome undisturbed) {
    taken.forEach(
        (message, times) -> {
          if (times > undisturbed.taken.getOrDefault(message, 0L)) {
            throw new AssertionError("Taken too often: " + message);
          }
        });
    return total(undisturbed.taken) - total(taken);
  }

  private static long total(Map<String, Long> times) {
    return times.values().stream().mapToLong(Long::longValue).sum();
  }
}
