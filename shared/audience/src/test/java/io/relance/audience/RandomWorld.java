package io.relance.audience;

import io.relance.domain.id.ContactId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Some people in an index with several shards, and the same people as they are. */
final class RandomWorld {
  static final int PEOPLE = 150;

  private final RandomValues values;
  private final ZoneId zone;
  private final Map<ContactId, Person> people = new TreeMap<>();
  private AudienceIndex index = new AudienceIndex(6);
  private Instant now;

  RandomWorld(RandomValues values) {
    this.values = values;
    this.zone = values.zone();
    this.now = values.now(zone);
  }

  AudienceIndex index() {
    return index;
  }

  /** Everybody there is, in the order of their ids. */
  Map<ContactId, Person> people() {
    return people;
  }

  Instant now() {
    return now;
  }

  ZoneId zone() {
    return zone;
  }

  /** Adds, changes and erases contacts, and adds events of theirs, so many times. */
  void change(int times) {
    var draw = new RandomPeople(values, now, zone);
    for (int change = 0; change < times; change++) {
      var id = new ContactId("contact-" + values.random().nextInt(PEOPLE));
      switch (values.random().nextInt(6)) {
        case 0, 1 -> put(draw.contact(id));
        case 2 -> {
          if (values.oneIn(4)) {
            people.remove(id);
            index.remove(id);
          }
        }
        default -> {
          var event = draw.event();
          index.add(id, event);
          people.computeIfPresent(
              id,
              (_, person) -> {
                person.events().add(event);
                return person;
              });
        }
      }
    }
  }

  private void put(IndexedContact contact) {
    index.put(contact);
    people.merge(
        contact.id(),
        new Person(contact, new ArrayList<>()),
        (before, _) -> new Person(contact, before.events()));
  }

  /** Some time passes in which nothing happens. */
  void pass() {
    now = now.plus(values.period());
  }

  /** The index is read again from its snapshot. */
  void restart() throws IOException {
    var bytes = new ByteArrayOutputStream();
    index.write(bytes, "position");
    index = AudienceIndex.read(new ByteArrayInputStream(bytes.toByteArray())).index();
  }
}
