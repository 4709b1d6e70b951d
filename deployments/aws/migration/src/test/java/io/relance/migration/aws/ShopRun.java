package io.relance.migration.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.AutomationReport;
import io.relance.application.automations.NewAutomation;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.execution.wave.FailedWaves;
import io.relance.application.launches.LaunchAutomation;
import io.relance.application.launches.LaunchAutomation.Acceptance;
import io.relance.application.persistence.Json;
import io.relance.application.shop.AcceptShopFact;
import io.relance.config.Settings;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.store.PageRequest;
import io.relance.providers.shopify.ShopifyWebhooks;
import io.relance.server.Deployment;
import io.relance.server.migration.DataFolder;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.TwilioFault;
import io.relance.testkit.server.ApiClient;
import io.relance.testkit.time.HandClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A shop on one machine, before it moves and after it came back. */
final class ShopRun {
  private static final String OURS = "+12025550199";
  private static final String OWNER = "owner-token-of-a-test";
  private static final String SEND =
      """
      {"id": "%s", "name": "%s", "kind": "send-sms", "purpose": "%s", "text": "%s", "next": "%s"},
      """;
  private static final String DONE =
      """
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}
      """;

  private final FakeTwilio twilio;
  private final Instant start;

  ShopRun(FakeTwilio twilio, Instant start) {
    this.twilio = twilio;
    this.start = start;
  }

  Settings settings() {
    var environment =
        Map.ofEntries(
            Map.entry("RELANCE_OWNER_TOKEN", OWNER),
            Map.entry("RELANCE_PUBLIC_URL", "https://relance.example.com"),
            Map.entry("RELANCE_COUNTRY", "FR"),
            Map.entry("RELANCE_TWILIO_ACCOUNT_SID", twilio.account().sid()),
            Map.entry("RELANCE_TWILIO_AUTH_TOKEN", twilio.account().token()),
            Map.entry("RELANCE_TWILIO_FROM", OURS),
            Map.entry("RELANCE_TWILIO_BASE_URL", twilio.url().toString()),
            Map.entry("RELANCE_SMS_RATE", "1000"),
            Map.entry("RELANCE_QUIET_HOURS", "off"),
            Map.entry("RELANCE_TEST_CLOCK", "true"));
    return Settings.read(environment, 0);
  }

  /**
   * Three wait for a day, one of whom opted out; one wave is lost; a text is refused for now; an
   * order too large for a message waits in its queue.
   *
   * @return what the clock shows in the end
   */
  Instant untilItMoves(Path folder) {
    Instant now;
    try (var server = new Deployment(settings(), folder, 0, start)) {
      var relance = server.relance();
      IntStream.rangeClosed(1, 3).forEach(number -> subscriber(relance, number));
      activate(relance, "Thanks", "post-purchase", thanks());
      launch(relance, activate(relance, "Offer", "manual", offer()), 1, 2, 3);
      var gift = activate(relance, "Gift", "manual", gift());
      launch(relance, gift, 3);
      advance(server, "PT10M");
      isLost(relance, gift);
      textComes(relance, 2, "STOP");
      take(relance.ingest().acceptShopFact(), order(4, "Bob", 1));
      advance(server, "PT1M");
      twilio.next(3, TwilioFault.UNAVAILABLE);
      take(relance.ingest().acceptShopFact(), order(5, "Ana", 1));
      now = advance(server, "PT1S");
    }
    try (var data = DataFolder.toBeWritten(folder, new HandClock(now))) {
      var into = data.destination();
      take(new AcceptShopFact(into.store(), into.queue(), into.objects()), order(6, "Ana", 3000));
    }
    return now;
  }

  /** All go on to their ends, the lost one when it is asked for. */
  void untilItEnds(Path folder, Instant now) {
    try (var server = new Deployment(settings(), folder, 0, now)) {
      advance(server, "PT1S");
      var letters =
          server.relance().administration().deadLetters().list(PageRequest.first(10)).letters();
      assertThat(letters).hasSize(1);
      assertThat(
              server.relance().administration().replayDeadLetter().replay(letters.getFirst().id()))
          .isTrue();
      advance(server, "P2D");
      server.relance().authoring().automations().all().stream()
          .forEach(
              automation ->
                  assertEnded(
                      automation.name(),
                      server.relance().authoring().counters().report(automation.id())));
    }
  }

  /** D5: everybody is accounted for. */
  private static void assertEnded(String name, AutomationReport report) {
    assertThat(report.inProgress()).as(name).isZero();
    assertThat(report.entered()).as(name).isPositive();
    var messages = report.messages();
    assertThat(messages.sent() + messages.skipped()).isEqualTo(messages.targeted());
  }

  private static String offer() {
    return SEND.formatted("offer", "Offer", "marketing", "An offer", "wait")
        + delay("wait", "P1D", "last")
        + SEND.formatted("last", "Last", "marketing", "The last day", "done");
  }

  private static String gift() {
    return delay("offer", "PT1H", "last")
        + SEND.formatted("last", "Last", "marketing", "A gift", "done");
  }

  private static String thanks() {
    return SEND.formatted("offer", "Thanks", "transactional", "Thanks {{ order.name }}", "ana")
        + """
        {"id": "ana", "name": "Ana?", "kind": "condition",
           "criteria": {"property": "firstName", "is": "Ana"}, "onTrue": "wait", "onFalse": "again"},
        """
        + delay("wait", "PT10M", "again")
        + SEND.formatted("again", "Again", "transactional", "Again {{ order.name }}", "done");
  }

  private static String delay(String id, String wait, String next) {
    return """
    {"id": "%s", "name": "Wait", "kind": "delay", "for": "%s", "next": "%s"},
    """
        .formatted(id, wait, next);
  }

  private static String activate(Relance relance, String name, String trigger, String elements) {
    var flow =
        """
        {"format": 1, "trigger": {"kind": "%s"}, "start": "offer", "elements": [%s %s]}\
        """
            .formatted(trigger, elements, DONE);
    var made =
        relance
            .authoring()
            .editAutomations()
            .create(NewAutomation.of(name, Json.tree(flow)))
            .orElseThrow();
    assertThat(
            relance
                .authoring()
                .toggleAutomations()
                .activate(made.id(), ActivationNote.by("system"))
                .toString())
        .startsWith("Activated");
    return made.id().value();
  }

  private static void subscriber(Relance relance, int number) {
    var details = ContactDetails.ofPhone(phone(number));
    var contact = relance.people().contacts().resolve(details).orElseThrow().id();
    relance
        .people()
        .ledger()
        .enter(contact, ConsentStatement.optIn(Channel.SMS, "api", Instant.now()));
  }

  private static void launch(Relance relance, String automation, int... numbers) {
    var people =
        IntStream.of(numbers)
            .mapToObj(number -> relance.people().contacts().byPhone(phone(number)).orElseThrow())
            .map(Contact::id)
            .toList();
    assertThat(
            relance
                .launching()
                .launches()
                .launch(
                    LaunchAutomation.Request.now(
                        new AutomationId(automation),
                        new LaunchId("launch-" + automation),
                        people)))
        .isInstanceOf(Acceptance.Accepted.class);
  }

  private static void isLost(Relance relance, String automation) {
    var wave =
        relance
            .execution()
            .waves()
            .open(new AutomationId(automation))
            .findFirst()
            .orElseThrow()
            .wave();
    relance
        .execution()
        .failedWaves()
        .markFailed(new FailedWaves.Execution(wave.id(), wave.attempt()), "for a test");
  }

  private static void textComes(Relance relance, int number, String text) {
    relance
        .ingest()
        .acceptInboundText()
        .accept(
            new InboundText(
                "twilio",
                "SM1",
                Channel.SMS,
                phone(number),
                OURS,
                text,
                Optional.empty(),
                Optional.empty()));
  }

  private static void take(AcceptShopFact accepting, String order) {
    var parsedWebhook =
        ShopifyWebhooks.parse("orders/create", order.getBytes(StandardCharsets.UTF_8));
    if (parsedWebhook instanceof ParsedWebhook.Parsed<ShopFact>(var fact)) {
      accepting.accept(fact);
    } else {
      throw new AssertionError("The shop tells something malformed");
    }
  }

  private static String order(int number, String firstName, int things) {
    var items =
        """
        {"id": 1, "title": "A thing with a long name, %s", "quantity": 1, "price": "1.00"},\
        """
            .formatted("on and on ".repeat(12))
            .repeat(things);
    return """
    {"id": %1$d, "admin_graphql_api_id": "gid://shopify/Order/%1$d", "name": "#%1$d",
     "phone": "%2$s", "currency": "EUR", "total_price": "10.00", "line_items": [%3$s],
     "customer": {"id": 77%1$d, "first_name": "%4$s", "phone": "%2$s"},
     "created_at": "%5$s", "processed_at": "%5$s", "updated_at": "%5$s", "test": false}
    """
        .formatted(
            number,
            phone(number),
            items.substring(0, items.length() - 1),
            firstName,
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String phone(int number) {
    return "+3363998%04d".formatted(number);
  }

  private static Instant advance(Deployment server, String duration) {
    var answer = new ApiClient(server.address(), OWNER).advance(duration);
    return Instant.parse(answer.path("now").asText());
  }
}
