package io.relance.benchmarks;

import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.TwilioFault;
import io.relance.testkit.load.Customers;
import io.relance.testkit.server.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What happens in the busy shop, and what was sent in the end. */
final class SoakShop {
  static final String DOMAIN = "maison-lumen.myshopify.com";
  static final String SECRET = "a-secret-of-the-shop";

  private static final String KEYWORD = "HOURS";
  private static final int SUBSCRIBERS = 200;

  /** Phones of subscribers and of people who ask; those of customers are smaller. */
  private static final int FIRST_SUBSCRIBER = 70_000_000;

  private static final int FIRST_QUESTION = 50_000_000;

  /** How long before an opt-out a text may have left that arrives after it. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  private static final int ORDERS_PER_LAUNCH = 600;

  private static final List<TwilioFault> FAULTS =
      List.of(
          TwilioFault.TOO_MANY_REQUESTS,
          TwilioFault.UNAVAILABLE,
          TwilioFault.QUEUE_FULL,
          TwilioFault.ERROR_BEFORE_TAKING,
          TwilioFault.ERROR_AFTER_TAKING,
          TwilioFault.SILENCE_AFTER_TAKING,
          TwilioFault.BREAK_BEFORE_TAKING,
          TwilioFault.BREAK_AFTER_TAKING,
          TwilioFault.SLOW);

  private final ApiClient api;
  private final FakeTwilio twilio;
  private final Customers customers;
  private final Random random = new Random(20261129L);
  private final Map<String, String> subscribers = new LinkedHashMap<>();
  private final List<String> leaving = new ArrayList<>();
  private final List<String> automations = new ArrayList<>();
  private int messages;

  SoakShop(ApiClient api, FakeTwilio twilio, Customers customers) {
    this.api = api;
    this.twilio = twilio;
    this.customers = customers;
  }

  static Map<String, String> settings() {
    return Map.of("RELANCE_SHOPIFY_SHOP", DOMAIN, "RELANCE_SHOPIFY_SECRET", SECRET);
  }

  /** Activates a thank-you, an answer and an offer, and makes the subscribers. */
  void open() {
    automations.add(api.activate("Thanks", MeasuredFlows.thanks()));
    automations.add(api.activate("Hours", MeasuredFlows.answer(KEYWORD)));
    automations.add(api.activate("Offer", MeasuredFlows.offer()));
    IntStream.range(0, SUBSCRIBERS)
        .mapToObj(number -> Customers.phone(FIRST_SUBSCRIBER + number))
        .forEach(phone -> subscribers.put(phone, api.subscriber(phone, "Ana")));
    leaving.addAll(List.copyOf(subscribers.keySet()).subList(0, SUBSCRIBERS / 2));
  }

  /** The next order, and sometimes a fault of the provider, a question, an opt-out, a launch. */
  void busy(int order) {
    if (order % 20 == 0) {
      twilio.next(1 + random.nextInt(3), FAULTS.get(random.nextInt(FAULTS.size())));
    }
    customers.order(order, "Ana");
    if (order % 3 == 0) {
      customers.text(Customers.phone(FIRST_QUESTION + order), ++messages, KEYWORD);
    }
    if (order % 40 == 1 && !leaving.isEmpty()) {
      customers.optOut(leaving.removeFirst(), ++messages, "Merci de stop");
    }
    if (order % ORDERS_PER_LAUNCH == ORDERS_PER_LAUNCH - 1) {
      api.launch(automations.getLast(), subscribers.values().toArray(String[]::new));
    }
  }

  /** Waits until every automation is done. */
  void awaitQuiet() {
    Await.that(() -> automations.stream().allMatch(this::isDone));
  }

  private boolean isDone(String automation) {
    var report = api.report(automation);
    return report.path("inProgress").asLong() == 0 && report.path("queued").asLong() == 0;
  }

  int orders() {
    return customers.orders().size();
  }

  int sent() {
    return twilio.takenCount();
  }

  long sentTwice() {
    return twilio.countsBySendId().values().stream().filter(times -> times > 1).count();
  }

  long neverSent() {
    var thanked = twilio.taken().stream().map(text -> text.to()).collect(Collectors.toSet());
    return customers.orders().stream()
        .filter(order -> !thanked.contains(Customers.phone(order)))
        .count();
  }

  long sentAfterOptOut() {
    var optOuts = customers.optOuts();
    return twilio.taken().stream()
        .filter(
            text ->
                Optional.ofNullable(optOuts.get(text.to()))
                    .filter(optOut -> text.at().isAfter(optOut.plus(ON_ITS_WAY)))
                    .isPresent())
        .count();
  }
}
