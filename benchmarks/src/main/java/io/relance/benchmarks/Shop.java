package io.relance.benchmarks;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.store.Json;
import io.relance.application.wiring.Relance;
import io.relance.domain.shop.ContactDetails;
import io.relance.server.Deployment;
import io.relance.server.Settings;
import io.relance.testkit.fake.FakeTwilio;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A deployment on a folder of its own, whose texts go to a sink on this machine. */
final class Shop implements AutoCloseable {
  final FakeTwilio twilio = FakeTwilio.start();
  private final Deployment deployment;

  Shop() throws IOException {
    var settings =
        Map.of(
            "RELANCE_OWNER_TOKEN",
            "owner-token-of-a-benchmark",
            "RELANCE_TWILIO_ACCOUNT_SID",
            twilio.account().sid(),
            "RELANCE_TWILIO_AUTH_TOKEN",
            twilio.account().token(),
            "RELANCE_TWILIO_FROM",
            "+12025550199",
            "RELANCE_TWILIO_BASE_URL",
            twilio.url().toString(),
            "RELANCE_SMS_RATE",
            "100000");
    var folder = Files.createTempDirectory("relance-benchmark");
    deployment = new Deployment(Settings.read(settings, 0), folder, 0);
  }

  Relance relance() {
    return deployment.relance();
  }

  int port() {
    return deployment.address().getPort();
  }

  /** An automation switched on. */
  LiveAutomation automation(String flow) {
    var made = relance().editing().create("Benchmark", Optional.empty(), Json.tree(flow));
    var _ = relance().toggling().activate(made.id());
    return relance().walking().flows().liveById(made.id()).orElseThrow();
  }

  /** A contact with a phone of its own. */
  String contact(int number) {
    var details =
        new ContactDetails(
            Optional.empty(),
            Optional.of("+336%08d".formatted(number)),
            Optional.empty(),
            Optional.of("Ana"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return relance().people().contacts().resolve(details).orElseThrow().id();
  }

  /** A flow of conditions, then the elements given as JSON, then an end. */
  static String flow(int conditions, String middle, String first) {
    var elements = new StringBuilder();
    IntStream.range(0, conditions)
        .forEach(
            at -> {
              var next = at + 1 < conditions ? "c" + (at + 1) : first;
              elements.append(
                  """
                  {"id": "c%d", "name": "C%d", "kind": "condition",
                   "criteria": {"property": "country", "is": "FR"},
                   "onTrue": "%s", "onFalse": "%s"},
                  """
                      .formatted(at, at, next, next));
            });
    return """
    {"format": 1, "trigger": {"kind": "manual"}, "start": "c0", "elements": [
     %s %s {"id": "end", "name": "End", "kind": "end", "outcome": "success"}]}
    """
        .formatted(elements, middle);
  }

  @Override
  public void close() {
    deployment.close();
    twilio.close();
  }
}
