package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.relance.application.admin.Role;
import io.relance.application.persistence.Queues;
import io.relance.config.Settings;
import io.relance.testkit.fake.FakeShop;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hawkular.agent.prometheus.types.Metric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Metrics for Prometheus: what happened, what waits, what it costs")
class MetricsScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Thanks!", "next": "news"},
        {"id": "news", "name": "News", "kind": "send-email", "purpose": "marketing",
         "subject": "News", "html": "<p>News</p>", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;

  private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void countsWhatOneOrderDoes() {
    server.active(FLOW);
    var before = scrape();

    orders();

    var after = scrape();
    var expected =
        Map.of(
            "relance_enrollments_total", Map.<String, String>of(),
            "relance_gate_decisions_total",
                Map.of("channel", "email", "decision", "skip", "reason", "not-subscribed"),
            "relance_sends_total",
                Map.of("channel", "email", "state", "skipped", "reason", "not-subscribed"),
            "relance_provider_request_seconds",
                Map.of("provider", "twilio", "outcome", "accepted"));
    assertThat(expected)
        .allSatisfy((name, labels) -> assertThat(added(before, after, name, labels)).isEqualTo(1));
    assertThat(added(before, after, "relance_waves_total", Map.of("change", "formed")))
        .isEqualTo(1);
    assertThat(added(before, after, "relance_waves_total", Map.of("change", "ended"))).isEqualTo(1);
    var sent = Map.of("channel", "sms", "state", "sent");
    assertThat(added(before, after, "relance_sends_total", sent)).isEqualTo(1);
    assertThat(added(before, after, "relance_store_commit_seconds", Map.of())).isGreaterThan(5);
    assertThat(added(before, after, "relance_store_commit_writes", Map.of())).isGreaterThan(5);
  }

  @Test
  void countsWebhooksByTopicAndAnswerWithFewLabels() {
    orders();
    var shop = shop(OpenServer.SHOP_SECRET);
    assertThat(shop.deliver(FakeShop.Delivery.of("canary/of-a-shop", "{}"))).isEqualTo(200);

    var webhooks = "relance_webhooks_total";
    var scrape = scrape();
    assertThat(scrape.sum(webhooks, Map.of("topic", "orders/create", "status", "200")))
        .isEqualTo(1);
    assertThat(scrape.sum(webhooks, Map.of("topic", "orders/create", "status", "401")))
        .isEqualTo(1);
    assertThat(scrape.sum(webhooks, Map.of("source", "shopify", "topic", "other"))).isEqualTo(1);
    assertThat(scrape.series(webhooks))
        .allSatisfy(it -> assertThat(it.getLabels().toString()).doesNotContain("canary"));
  }

  @Test
  void countsWhatFailsByItsCause() {
    server.twilio().refuses("+33612345699", 21211);
    var automation = server.active(FLOW.replace("post-purchase", "manual"));

    server.enroll(automation, server.make("/v1/contacts", "{\"phone\": \"+33612345699\"}"));
    server.advance("PT1M");

    var failed = Map.of("channel", "sms", "state", "failed", "reason", "invalid-address");
    var rejected = Map.of("provider", "twilio", "outcome", "rejected");
    assertThat(scrape().sum("relance_sends_total", failed)).isEqualTo(1);
    assertThat(scrape().sum("relance_provider_request_seconds", rejected)).isEqualTo(1);
  }

  @Test
  void showsWhatWaits() {
    server.advance("PT2M");

    var scrape = scrape();
    var queues = Queues.ALL.stream().map(queue -> queue.name()).collect(Collectors.toSet());
    assertThat(labels(scrape.series("relance_queue_messages"), "queue")).isEqualTo(queues);
    assertThat(labels(scrape.series("relance_queue_messages"), "state"))
        .containsExactlyInAnyOrder("ready", "in-flight", "delayed", "dead");
    assertThat(labels(scrape.series("relance_queue_age_seconds"), "queue")).isEqualTo(queues);
    assertThat(scrape.sum("relance_queue_age_seconds")).isZero();
    assertThat(scrape.series("relance_schedule_lag_seconds")).hasSize(1);
    assertThat(scrape.sum("relance_schedule_lag_seconds")).isBetween(0.0, 60.0);
    assertThat(scrape.series("relance_dead_letters")).hasSize(1);
    assertThat(scrape.sum("relance_provider_paused", Map.of("provider", "twilio"))).isZero();
    assertThat(scrape.sum("relance_disk_free_bytes")).isPositive();
    assertThat(scrape.sum("relance_build_info")).isEqualTo(1);
  }

  @Test
  void showsTheJvm() {
    assertThat(scrape().families())
        .extracting(family -> family.getName())
        .contains(
            "jvm_memory_used_bytes",
            "jvm_gc_collection_seconds",
            "jvm_threads_current",
            "process_open_fds",
            "process_cpu_seconds_total");
  }

  @Test
  void needsATokenUnlessTheRequestComesFromThisMachine() {
    assertThat(server.send(server.request("/metrics").GET()).status()).isEqualTo(200);
    for (var header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")) {
      var forwarded = server.request("/metrics").header(header, "127.0.0.1");
      assertThat(server.send(forwarded.GET()).status()).as(header).isEqualTo(401);
    }
    var analyst = server.as(Role.ANALYST, "/metrics").header("X-Forwarded-For", "192.0.2.1");
    assertThat(server.send(analyst.GET()).status()).isEqualTo(200);
    assertThat(status(InetAddress.getLoopbackAddress(), server.address().getPort(), "evil.example"))
        .isEqualTo("401");
  }

  @Test
  void needsATokenFromAnotherMachine(@TempDir Path other) {
    var outside = outside();
    assumeThat(outside).as("an address that is not loopback").isPresent();
    var everywhere = InetSocketAddress.createUnresolved("0.0.0.0", 0);
    try (var open = new Deployment(Settings.read(Map.of(), 0), other, everywhere)) {
      var port = open.address().getPort();
      assertThat(status(outside.orElseThrow(), port, "localhost")).isEqualTo("401");
    }
  }

  @Test
  void answersInOpenMetricsWhenAsked() {
    var request =
        server.request("/metrics").header("Accept", "application/openmetrics-text; version=1.0.0");

    var reply = server.send(request.GET());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).endsWith("# EOF\n");
  }

  private Scrape scrape() {
    return Scrape.of(server.send(server.request("/metrics").GET()).body());
  }

  private static double added(
      Scrape before, Scrape after, String name, Map<String, String> labels) {
    return after.sum(name, labels) - before.sum(name, labels);
  }

  private static Set<String> labels(List<Metric> series, String label) {
    return series.stream()
        .map(metric -> metric.getLabels().getOrDefault(label, ""))
        .collect(Collectors.toSet());
  }

  private void orders() {
    assertThat(shop(OpenServer.SHOP_SECRET).deliver("order-completed")).isEqualTo(200);
    assertThat(shop("canary-of-a-forger").deliver("order-completed")).isEqualTo(401);
    server.advance("PT1M");
  }

  private FakeShop shop(String secret) {
    return new FakeShop(OpenServer.SHOP, secret, server.address().resolve("/webhooks/shopify"));
  }

  /** The status of a request with any Host, which Java's client does not permit. */
  private static String status(InetAddress address, int port, String host) {
    try (var socket = new Socket(address, port)) {
      var request =
          "GET /metrics HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.split(" ", 3)[1];
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<InetAddress> outside() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
          .findFirst();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
