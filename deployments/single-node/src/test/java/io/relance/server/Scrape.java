package io.relance.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;

/** The metrics of one scrape, as a parser of Prometheus's text format reads them. */
record Scrape(List<MetricFamily> families) {
  static Scrape of(String text) {
    var parser = new TextPrometheusMetricDataParser(new ByteArrayInputStream(text.getBytes(UTF_8)));
    var families = new ArrayList<MetricFamily>();
    try {
      for (var family = parser.parse(); family != null; family = parser.parse()) {
        families.add(family);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Scrape(families);
  }

  /** The sum of a metric over its series with these labels; of a histogram, its observations. */
  double sum(String name, Map<String, String> labels) {
    return series(name).stream()
        .filter(metric -> metric.getLabels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Scrape::value)
        .sum();
  }

  double sum(String name) {
    return sum(name, Map.of());
  }

  List<Metric> series(String name) {
    return families.stream()
        .filter(family -> family.getName().equals(name))
        .flatMap(family -> family.getMetrics().stream())
        .toList();
  }

  private static double value(Metric metric) {
    return switch (metric) {
      case Counter counter -> counter.getValue();
      case Gauge gauge -> gauge.getValue();
      case Histogram histogram -> histogram.getSampleCount();
      default -> throw new IllegalStateException(metric.getName() + " has another type");
    };
  }
}
