package io.relance.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and times observations for Prometheus. Recording takes no locks; values that only a look
 * at the stores can tell are read at each scrape.
 */
public final class PrometheusMetrics implements Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(PrometheusMetrics.class);
  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final AtomicBoolean scraped = new AtomicBoolean();

  private final Counter webhooks =
      counter("relance_webhooks", "Webhooks answered", "source", "topic", "status");
  private final Counter sends =
      counter("relance_sends", "Sends that came into a state", "channel", "state", "reason");
  private final Counter decisions =
      counter("relance_gate_decisions", "Decisions of the gate", "channel", "decision", "reason");
  private final Counter enrollments = counter("relance_enrollments", "Contacts enrolled");
  private final Counter waves = counter("relance_waves", "Waves formed, ended, failed", "change");
  private final Counter letters = counter("relance_dead_lettered", "New dead letters", "kind");
  private final Counter promoBanks =
      counter(
          "relance_promo_banks_running_out", "Promo banks that became low or exhausted", "state");
  private final Counter entries =
      counter("relance_schedule_entries", "Schedule entries executed", "kind", "result");
  private final Histogram calls =
      histogram("relance_provider_request_seconds", "Calls of providers", "provider", "outcome")
          .classicUpperBounds(.05, .1, .25, .5, 1, 2.5, 5, 10, 30)
          .register(registry);
  private final Histogram lateness =
      histogram("relance_schedule_lateness_seconds", "Time from due to executed", "kind")
          .classicUpperBounds(.1, 1, 5, 10, 30, 60, 120, 300, 900, 3600)
          .register(registry);
  private final Histogram commits =
      histogram("relance_store_commit_seconds", "Commits of the database")
          .classicUpperBounds(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1)
          .register(registry);
  private final Histogram batches =
      histogram("relance_store_commit_writes", "Writes that share a commit")
          .classicUpperBounds(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
          .register(registry);

  /** A value to read at a scrape; its name and labels follow the conventions of Prometheus. */
  public record Gauge(String name, String help, List<String> labels) {
    public Gauge {
      labels = List.copyOf(labels);
    }

    public static Gauge of(String name, String help, String... labels) {
      return new Gauge(name, help, List.of(labels));
    }
  }

  /** What Prometheus reads. */
  public record Scrape(String contentType, String body) {}

  @Override
  public void record(Observation observation) {
    switch (observation) {
      case Observation.WebhookAnswered(var source, var topic, var status) ->
          webhooks.labelValues(source, topic, Integer.toString(status)).inc();
      case Observation.SendChanged(var channel, var state, var reason) ->
          sends.labelValues(label(channel), state, reason).inc();
      case Observation.GateDecided(var channel, var decision, var reason) ->
          decisions.labelValues(label(channel), decision, reason).inc();
      case Observation.ProviderCalled(var provider, var outcome, var took) ->
          calls.labelValues(provider, outcome).observe(seconds(took));
      case Observation.ContactsEnrolled(var count) -> enrollments.inc(count);
      case Observation.WaveChanged(var change) -> waves.labelValues(label(change)).inc();
      case Observation.DeadLettered(var kind) -> letters.labelValues(kind).inc();
      case Observation.PromoBankRunsOut(var exhausted) ->
          promoBanks.labelValues(exhausted ? "exhausted" : "low").inc();
      case Observation.EntryFired(var kind, var succeeded, var late) -> {
        entries.labelValues(kind, succeeded ? "done" : "failed").inc();
        lateness.labelValues(kind).observe(seconds(late));
      }
      case Observation.Committed(var writes, var took) -> {
        batches.observe(writes);
        commits.observe(seconds(took));
      }
    }
  }

  /** Adds a value that is read at each scrape; when it cannot be read, the scrape is without it. */
  public void add(Gauge gauge, Consumer<GaugeWithCallback.Callback> read) {
    GaugeWithCallback.builder()
        .name(gauge.name())
        .help(gauge.help())
        .labelNames(gauge.labels().toArray(String[]::new))
        .callback(
            callback -> {
              try {
                read.accept(callback);
              } catch (RuntimeException failure) {
                LOG.warn("Metric {} could not be read", gauge.name(), failure);
              }
            })
        .register(registry);
  }

  /**
   * All values, now.
   *
   * @param accept the value of the Accept header, which may request OpenMetrics
   */
  Scrape scrape(String accept) {
    if (scraped.compareAndSet(false, true)) {
      // Not at the start of the server, which it would make slower.
      JvmMetrics.builder().register(registry);
    }
    var writer = writer(accept);
    var body = new ByteArrayOutputStream();
    try {
      writer.write(body, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Scrape(writer.getContentType(), body.toString(StandardCharsets.UTF_8));
  }

  private ExpositionFormatWriter writer(String accept) {
    var openMetrics = formats.getOpenMetricsTextFormatWriter();
    return openMetrics.accepts(accept) ? openMetrics : formats.getPrometheusTextFormatWriter();
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  private static Histogram.Builder histogram(String name, String help, String... labels) {
    var builder = Histogram.builder().name(name).help(help).labelNames(labels).classicOnly();
    builder.withoutExemplars();
    return builder;
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / NANOS;
  }
}
