package io.relance.server;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.TwilioFault;
import io.relance.testkit.load.Customers;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A shop whose customers order, ask and opt out, and whose provider has faults. */
final class ChaosShop {
  static final String DOMAIN = "maison-lumen.myshopify.com";
  static final String SECRET = "a-secret-of-the-shop";
  static final String HOURS = "Open from 9 to 5";
  static final String LAST_OFFER = "The last offer";
  private static final String SENDER = "+12025550199";
  private static final int SUBSCRIBERS = 40;
  private static final int FIRST_SUBSCRIBER = 70_000_000;
  private static final int FIRST_QUESTION = 50_000_000;

  /** Those after which a message is sent within half a minute. */
  private static final List<TwilioFault> FAULTS =
      List.of(
          TwilioFault.TOO_MANY_REQUESTS,
          TwilioFault.UNAVAILABLE,
          TwilioFault.QUEUE_FULL,
          TwilioFault.ERROR_BEFORE_TAKING,
          TwilioFault.ERROR_AFTER_TAKING,
          TwilioFault.BREAK_BEFORE_TAKING,
          TwilioFault.BREAK_AFTER_TAKING,
          TwilioFault.SLOW);

  private final Owner owner;
  private final FakeTwilio twilio;
  private final Customers customers;
  private final Random random;
  private final Map<String, String> subscribers = new LinkedHashMap<>();
  private final List<String> leaving = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final List<String> automations = new ArrayList<>();
  private int messages;

  ChaosShop(URI server, FakeShop shop, FakeTwilio twilio, Random random) {
    this.owner = new Owner(server);
    this.twilio = twilio;
    this.customers = new Customers(shop, twilio, texts(server), SENDER);
    this.random = random;
  }

  /** Where the provider posts, by the address that the server has by default. */
  private static URI texts(URI server) {
    return URI.create("http://localhost:%d/webhooks/twilio/messages".formatted(server.getPort()));
  }

  static Map<String, String> settings(FakeTwilio twilio) {
    return Map.of(
        "RELANCE_OWNER_TOKEN",
        Owner.TOKEN,
        "RELANCE_SHOPIFY_SHOP",
        DOMAIN,
        "RELANCE_SHOPIFY_SECRET",
        SECRET,
        "RELANCE_TWILIO_ACCOUNT_SID",
        twilio.account().sid(),
        "RELANCE_TWILIO_AUTH_TOKEN",
        twilio.account().token(),
        "RELANCE_TWILIO_FROM",
        SENDER,
        "RELANCE_TWILIO_BASE_URL",
        twilio.url().toString(),
        "RELANCE_QUIET_HOURS",
        "off",
        "RELANCE_SMS_RATE",
        "2000");
  }

  /** The text that an order leads to, after the phone that gets it. */
  static String thanks(int order) {
    return Customers.phone(order) + " Thank you for #" + order;
  }

  /** Activates the automations, makes the subscribers, and sends a first text to each of them. */
  void open() {
    automations.add(
        owner.activate(
            automation(
                "{\"kind\": \"post-purchase\"}",
                "transactional",
                "Thank you for {{ order.name }}")));
    automations.add(
        owner.activate(
            automation(
                "{\"kind\": \"inbound-message\", \"channel\": \"sms\", \"keywords\": [\"HOURS\"],"
                    + " \"match\": \"exact\"}",
                "transactional",
                HOURS)));
    automations.add(owner.activate(automation("{\"kind\": \"manual\"}", "marketing", "An offer")));
    automations.add(owner.activate(automation("{\"kind\": \"manual\"}", "marketing", LAST_OFFER)));
    IntStream.range(0, SUBSCRIBERS)
        .mapToObj(number -> Customers.phone(FIRST_SUBSCRIBER + number))
        .forEach(phone -> subscribers.put(phone, owner.subscriber(phone)));
    leaving.addAll(List.copyOf(subscribers.keySet()).subList(0, SUBSCRIBERS / 2));
  }

  private static String automation(String trigger, String purpose, String text) {
    return """
    {"name": "Shop", "flow": {"format": 1, "trigger": %s, "start": "send", "elements": [
      {"id": "send", "name": "Send", "kind": "send-sms", "purpose": "%s", "text": "%s",
       "next": "done"},
      {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}}
    """
        .formatted(trigger, purpose, text);
  }

  /**
   * An order with what happens beside it.
   *
   * @param faults whether the provider has faults, after some of which it is asked for a while
   *     whether it has a message
   */
  void busy(int order, boolean faults) {
    if (faults && order % 5 == 1) {
      twilio.next(1 + random.nextInt(3), FAULTS.get(random.nextInt(FAULTS.size())));
    }
    customers.order(order, HostileTexts.NAMES.get(random.nextInt(HostileTexts.NAMES.size())));
    switch (order % 5) {
      case 0 -> ask(order);
      case 1 -> write(order);
      case 2 -> optOut();
      default -> {}
    }
    if (order % 50 == 0) {
      launch(automations.get(2), "offer-" + order);
    }
  }

  private void ask(int order) {
    var phone = Customers.phone(FIRST_QUESTION + order);
    questions.add(phone);
    customers.text(phone, ++messages, "HOURS");
  }

  private void write(int order) {
    var text = HostileTexts.MESSAGES.get(random.nextInt(HostileTexts.MESSAGES.size()));
    customers.text(Customers.phone(FIRST_QUESTION + order), ++messages, text);
  }

  private void optOut() {
    if (!leaving.isEmpty()) {
      var words = HostileTexts.OPT_OUTS.get(random.nextInt(HostileTexts.OPT_OUTS.size()));
      customers.optOut(leaving.removeFirst(), ++messages, words);
    }
  }

  /** Resumes sending before: a changed body may have been a valid request to pause it. */
  void launchLastOffer() {
    owner.resumeSending();
    launch(automations.get(3), "last-offer");
  }

  private void launch(String automation, String key) {
    owner.launchOnce(automation, List.copyOf(subscribers.values()), key);
  }

  /** The reports of the automations. */
  List<JsonNode> state() {
    return automations.stream().map(automation -> owner.report(automation).orElseThrow()).toList();
  }

  /** Whether nothing is on its way any more. */
  boolean isQuiet() {
    return state().stream()
        .allMatch(
            report ->
                report.path("entered").asInt() > 0
                    && report.path("inProgress").asInt() == 0
                    && report.path("queued").asInt() == 0);
  }

  Owner owner() {
    return owner;
  }

  Customers customers() {
    return customers;
  }

  /** The phones of those who asked for the hours. */
  List<String> questions() {
    return List.copyOf(questions);
  }

  /** The phones of those who were subscribed at the beginning. */
  Set<String> subscribers() {
    return Set.copyOf(subscribers.keySet());
  }

  /** The phones whose texts are stored. */
  Set<String> storedWriters() {
    return owner.inbound().stream().map(it -> it.path("from").asText()).collect(toSet());
  }
}
