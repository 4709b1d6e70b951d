package io.relance.benchmarks;

import io.relance.audience.IndexedContact;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Consents;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The people of a made-up shop, with fourteen properties, and what they did in two years. */
final class SampleAudience {
  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  static final EventName ORDER = new EventName("order");
  static final EventName OPENED = new EventName("message-opened");

  private static final List<EventName> MESSAGE_EVENTS =
      List.of(
          new EventName("message-sent"),
          new EventName("message-sent"),
          new EventName("message-delivered"),
          OPENED,
          new EventName("message-clicked"));

  private static final List<String> COUNTRIES =
      List.of("FR", "FR", "FR", "BE", "DE", "DE", "ES", "IT", "GB", "US");
  private static final int MILLIS_IN_A_SECOND = 1_000;
  private static final int SECONDS_IN_TWO_YEARS = 730 * 86_400;

  private final Random random = new Random(20_261_129);

  static ContactId id(int number) {
    return new ContactId("c%025d".formatted(number));
  }

  IndexedContact contact(int number) {
    var consents = Consents.NONE;
    var addresses = new HashSet<Channel>();
    for (var channel : Channel.values()) {
      if (random.nextInt(10) < 8) {
        addresses.add(channel);
        var state = random.nextInt(4) > 0 ? ConsentState.SUBSCRIBED : ConsentState.UNSUBSCRIBED;
        consents = consents.after(new ConsentEntry(channel, Purpose.MARKETING, state, "shop", NOW));
      }
    }
    var suppressed = random.nextInt(50) == 0 ? addresses : Set.<Channel>of();
    return new IndexedContact(
        id(number), properties(number), lists(), consents, addresses, suppressed, Map.of());
  }

  private Set<ListKey> lists() {
    var lists = new HashSet<ListKey>();
    for (int list = 0; list < 8; list++) {
      if (random.nextInt(list + 2) == 0) {
        lists.add(new ListKey("list-" + list));
      }
    }
    return lists;
  }

  private Map<String, PropertyValue> properties(int number) {
    var firstName = "First" + random.nextInt(5_000);
    var lastName = "Last" + random.nextInt(80_000);
    var properties = new HashMap<String, PropertyValue>();
    properties.put("firstName", text(firstName));
    properties.put("lastName", text(lastName));
    properties.put("email", text(firstName + "." + lastName + number + "@example.org"));
    properties.put("phone", text("+336%08d".formatted(number)));
    properties.put("externalIds.shopify", text("70000" + number));
    properties.put("country", text(COUNTRIES.get(random.nextInt(COUNTRIES.size()))));
    properties.put("locale", text(random.nextInt(3) == 0 ? "en" : "fr"));
    properties.put("timeZone", text(random.nextInt(5) == 0 ? "Europe/Berlin" : "Europe/Paris"));
    properties.put("createdAt", text(moment().toString()));
    properties.put("updatedAt", text(moment().toString()));
    var birthday = LocalDate.of(1945, 1, 1).plusDays(random.nextInt(24_000));
    properties.put("birthday", text(birthday.toString()));
    properties.put("vip", new Scalar.Flag(random.nextInt(10) == 0));
    properties.put("points", number(BigDecimal.valueOf(random.nextInt(100_000), 1)));
    properties.put(
        "tags", new PropertyValue.TextList(List.of("tag" + random.nextInt(30), "customer")));
    return properties;
  }

  RecordedEvent event() {
    var kind = random.nextInt(10);
    if (kind < 2) {
      return new RecordedEvent(ORDER, moment(), order());
    }
    if (kind < 4) {
      var page = Map.<String, PropertyValue>of("productId", text("" + random.nextInt(2_000)));
      return new RecordedEvent(new EventName("page-visited"), moment(), page);
    }
    var name = MESSAGE_EVENTS.get(random.nextInt(MESSAGE_EVENTS.size()));
    return new RecordedEvent(name, moment(), message());
  }

  private Map<String, PropertyValue> order() {
    return Map.of(
        "total", number(BigDecimal.valueOf(500 + random.nextInt(30_000), 2)),
        "currency", text("EUR"),
        "itemCount", number(BigDecimal.valueOf(1 + random.nextInt(5))),
        "skus", new PropertyValue.TextList(List.of("SKU-" + random.nextInt(2_000))));
  }

  private Map<String, PropertyValue> message() {
    return Map.of(
        "automation", text("automation-" + random.nextInt(40)),
        "element", text("element-" + random.nextInt(10)),
        "channel", text(random.nextBoolean() ? "email" : "sms"));
  }

  private Instant moment() {
    return NOW.minusSeconds(random.nextInt(SECONDS_IN_TWO_YEARS))
        .plusMillis(random.nextInt(MILLIS_IN_A_SECOND));
  }

  private static Scalar text(String text) {
    return new Scalar.Text(text);
  }

  private static Scalar number(BigDecimal number) {
    return new Scalar.Numeric(number);
  }
}
