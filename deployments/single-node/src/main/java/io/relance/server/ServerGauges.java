package io.relance.server;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.provider.ProviderPause;
import io.relance.domain.store.PageRequest;
import io.relance.server.metrics.PrometheusMetrics;
import io.relance.server.metrics.PrometheusMetrics.Gauge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;

/** The metrics that are read from a server's stores at each scrape. */
final class ServerGauges {
  private static final int MOST_LETTERS = 1_000;
  private static final double MILLIS = 1e3;

  private final EmbeddedRuntime runtime;
  private final InstantSource clock;
  private final Path folder;

  ServerGauges(EmbeddedRuntime runtime, InstantSource clock, Path folder) {
    this.runtime = runtime;
    this.clock = clock;
    this.folder = folder;
  }

  void addTo(PrometheusMetrics metrics) {
    metrics.add(
        Gauge.of("relance_queue_messages", "Messages of a queue", "queue", "state"),
        this::messages);
    metrics.add(
        Gauge.of(
            "relance_queue_age_seconds",
            "Time since the oldest message of a queue could be received",
            "queue"),
        this::ages);
    metrics.add(
        Gauge.of(
            "relance_schedule_lag_seconds",
            "Time up to now in which due schedule entries may not have been executed"),
        this::lag);
    metrics.add(
        Gauge.of("relance_dead_letters", "Dead letters; 1000 may be more"), this::deadLetters);
    metrics.add(
        Gauge.of("relance_provider_paused", "1 while a provider refuses our account", "provider"),
        this::pauses);
    metrics.add(
        Gauge.of(
            "relance_sending_limited", "1 while sending is paused or a cap of the day is reached"),
        gauge -> gauge.call(runtime.relance().messaging().isLimited() ? 1 : 0));
    metrics.add(
        Gauge.of("relance_disk_free_bytes", "Free space for the data folder"),
        free -> free.call((double) folder.toFile().getUsableSpace()));
    metrics.add(
        Gauge.of("relance_build_info", "The version that runs", "version"),
        info -> info.call(1, Version.current()));
  }

  private void messages(GaugeWithCallback.Callback gauge) {
    for (var queue : Queues.ALL) {
      var counts = runtime.queue().counts(queue);
      gauge.call((double) counts.visible(), queue.name(), "ready");
      gauge.call((double) counts.inFlight(), queue.name(), "in-flight");
      gauge.call((double) counts.delayed(), queue.name(), "delayed");
      gauge.call((double) counts.dead(), queue.name(), "dead");
    }
  }

  private void ages(GaugeWithCallback.Callback gauge) {
    Queues.ALL.forEach(queue -> gauge.call(seconds(runtime.queue().age(queue)), queue.name()));
  }

  private void lag(GaugeWithCallback.Callback gauge) {
    runtime
        .relance()
        .execution()
        .schedule()
        .readTo()
        .ifPresent(to -> gauge.call(seconds(Duration.between(to, clock.instant()))));
  }

  private void deadLetters(GaugeWithCallback.Callback gauge) {
    var letters = runtime.relance().administration().deadLetters();
    gauge.call(letters.list(PageRequest.first(MOST_LETTERS)).letters().size());
  }

  private void pauses(GaugeWithCallback.Callback gauge) {
    var paused =
        runtime.relance().messaging().providerPauses().list().stream()
            .map(ProviderPause::provider)
            .collect(Collectors.toSet());
    var channels = runtime.relance().project().channelProviders();
    channels.names().stream()
        .distinct()
        .forEach(provider -> gauge.call(paused.contains(provider) ? 1 : 0, provider));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
