package io.relance.audience;

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
import io.relance.domain.id.TableKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Draws contacts and events, about a moment. */
final class RandomPeople {
  static final List<String> PROPERTIES =
      List.of("country", "points", "birthday", "seenAt", "tags", "vip", "mixed", "email");
  static final List<String> EVENT_PROPERTIES = List.of("total", "currency", "skus", "dueOn", "any");
  static final List<EventName> EVENTS =
      List.of(new EventName("order"), new EventName("message-opened"), new EventName("visit"));

  static final TableKey TABLE = new TableKey("pets");

  private final RandomValues values;
  private final Instant now;
  private final ZoneId zone;

  RandomPeople(RandomValues values, Instant now, ZoneId zone) {
    this.values = values;
    this.now = now;
    this.zone = zone;
  }

  IndexedContact contact(ContactId id) {
    var properties = new HashMap<String, PropertyValue>();
    for (var name : PROPERTIES) {
      if (!values.oneIn(5)) {
        properties.put(name, property(name));
      }
    }
    properties.computeIfPresent("email", (_, _) -> new Scalar.Text(id + "@example.org"));
    var addresses = channels(3);
    var suppressed = channels(1);
    suppressed.retainAll(addresses);
    return new IndexedContact(id, properties, lists(), consents(), addresses, suppressed, rows());
  }

  private PropertyValue property(String name) {
    if (values.oneIn(12)) {
      return values.value(now, zone);
    }
    return switch (name) {
      case "country" -> new Scalar.Text(values.text());
      case "points" -> new Scalar.Numeric(values.number());
      case "birthday" -> new Scalar.Text(values.date(now, zone).toString());
      case "seenAt" -> new Scalar.Text(values.near(now, zone).toString());
      case "tags" -> new PropertyValue.TextList(List.of(values.text(), values.text()));
      case "vip" -> new Scalar.Flag(values.oneIn(2));
      default -> values.value(now, zone);
    };
  }

  private Set<Channel> channels(int inFour) {
    var channels = EnumSet.noneOf(Channel.class);
    for (var channel : Channel.values()) {
      if (values.random().nextInt(4) < inFour) {
        channels.add(channel);
      }
    }
    return channels;
  }

  private Set<ListKey> lists() {
    var lists = new HashSet<ListKey>();
    for (int list = 0; list < 4; list++) {
      if (values.oneIn(3)) {
        lists.add(new ListKey("list-" + list));
      }
    }
    return lists;
  }

  private Consents consents() {
    var consents = Consents.NONE;
    for (var channel : Channel.values()) {
      for (var type : Purpose.values()) {
        if (!values.oneIn(3)) {
          var state = values.oneIn(3) ? ConsentState.UNSUBSCRIBED : ConsentState.SUBSCRIBED;
          consents = consents.after(new ConsentEntry(channel, type, state, "test", now));
        }
      }
    }
    return consents;
  }

  RecordedEvent event() {
    return new RecordedEvent(values.oneOf(EVENTS), values.near(now, zone), record());
  }

  private Map<TableKey, List<Map<String, PropertyValue>>> rows() {
    return values.oneIn(2)
        ? Map.of()
        : Map.of(TABLE, Stream.generate(this::record).limit(values.random().nextInt(4)).toList());
  }

  /** The properties of an event, or the values of a row. */
  private Map<String, PropertyValue> record() {
    var properties = new HashMap<String, PropertyValue>();
    if (!values.oneIn(4)) {
      properties.put("total", new Scalar.Numeric(values.number()));
      properties.put("currency", new Scalar.Text(values.text()));
    }
    if (values.oneIn(2)) {
      properties.put("dueOn", new Scalar.Text(LocalDate.ofInstant(now, zone).toString()));
      properties.put("skus", new PropertyValue.TextList(List.of(values.text())));
    }
    if (values.oneIn(2)) {
      properties.put(values.oneOf(EVENT_PROPERTIES), values.value(now, zone));
    }
    return Map.copyOf(properties);
  }
}
