package io.relance.lambda;

import io.relance.application.persistence.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Publishes metrics to CloudWatch as log lines in its embedded metric format, and only when they
 * changed: a metric is charged for each hour in which it is published, so an idle deployment pays
 * nothing. While values stay the same they are read less often, because reading costs too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class EmfMetrics {
  /** Published as long as they are not zero; otherwise their alarms would end. */
  private static final List<String> LASTING = List.of("DeadLetters", "SendingLimited");

  private static final Duration WHILE_THEY_CHANGE = Duration.ofMinutes(5);
  private static final Duration WHILE_THEY_DO_NOT = Duration.ofMinutes(30);

  private final Supplier<Map<String, Long>> figures;
  private final String stack;
  private final InstantSource clock;
  private Map<String, Long> published = Map.of();
  private Instant looked = Instant.EPOCH;
  private Duration patience = WHILE_THEY_CHANGE;

  /**
   * @param prefix the prefix of the deployment's resource names
   */
  EmfMetrics(Supplier<Map<String, Long>> figures, String prefix, InstantSource clock) {
    this.figures = figures;
    this.stack = prefix.replaceFirst("-$", "");
    this.clock = clock;
  }

  void emit(Consumer<String> line) {
    var now = clock.instant();
    if (now.isBefore(looked.plus(patience))) {
      return;
    }
    var found = figures.get();
    var worthTelling = isWorthEmitting(found);
    looked = now;
    patience = worthTelling ? WHILE_THEY_CHANGE : WHILE_THEY_DO_NOT;
    if (worthTelling) {
      line.accept(Json.write(document(found, now)));
      published = found;
    }
  }

  /** Notes that something happened that may have changed the metrics. */
  void mayHaveChanged() {
    patience = WHILE_THEY_CHANGE;
  }

  private boolean isWorthEmitting(Map<String, Long> found) {
    var nothing = published.isEmpty() && found.values().stream().allMatch(figure -> figure == 0);
    return (!nothing && !found.equals(published))
        || LASTING.stream().anyMatch(name -> found.getOrDefault(name, 0L) > 0);
  }

  private Map<String, Object> document(Map<String, Long> found, Instant now) {
    var document = new LinkedHashMap<String, Object>();
    document.put(
        "_aws",
        Map.of(
            "Timestamp",
            now.toEpochMilli(),
            "CloudWatchMetrics",
            List.of(
                Map.of(
                    "Namespace",
                    "Relance",
                    "Dimensions",
                    List.of(List.of("Stack")),
                    "Metrics",
                    found.keySet().stream().map(name -> Map.of("Name", name)).toList()))));
    document.put("Stack", stack);
    document.putAll(found);
    return document;
  }
}
