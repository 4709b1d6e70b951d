package io.relance.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.id.ContactId;
import io.relance.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName(
    "S-4, S-5: the index counts exactly those for whom the evaluator says that criteria hold")
class AudienceIndexPropertyTest {
  private static final int WORLDS = 12;
  private static final int PEOPLE = 150;
  private static final int CHANGES = 200;
  private static final int QUESTIONS = 60;

  static LongStream seeds() {
    return Seeds.of("AudienceIndexPropertyTest");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answersAsTheEvaluatorWhateverHappened(long seed) throws IOException {
    for (int world = 0; world < WORLDS; world++) {
      new World(new Random(seed + world), "seed " + seed + ", world " + world).run();
    }
  }

  /** Some people in an index with several shards, and the same people as they are. */
  private static final class World {
    private final RandomValues values;
    private final String name;
    private final ZoneId zone;
    private final Map<ContactId, Person> people = new TreeMap<>();
    private AudienceIndex index = new AudienceIndex(6);
    private Instant now;

    World(Random random, String name) {
      this.values = new RandomValues(random);
      this.name = name;
      this.zone = values.zone();
      this.now = values.now(zone);
    }

    void run() throws IOException {
      change(PEOPLE * 4);
      ask();
      change(CHANGES);
      ask();
      index = readAgain();
      now = now.plus(values.period());
      ask();
      change(CHANGES);
      index = readAgain();
      ask();
    }

    private void change(int times) {
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

    private AudienceIndex readAgain() throws IOException {
      var bytes = new ByteArrayOutputStream();
      index.write(bytes, "position");
      return AudienceIndex.read(new ByteArrayInputStream(bytes.toByteArray())).index();
    }

    private void ask() {
      var questions = new RandomQuestions(values, now, zone);
      assertThat(index.size()).as(name).isEqualTo(people.size());
      for (int question = 0; question < QUESTIONS; question++) {
        ask(questions.next());
      }
    }

    private void ask(Criteria criteria) {
      var query = new AudienceQuery(criteria, now, zone);
      var expected =
          people.values().stream()
              .filter(person -> CriteriaEvaluator.holds(criteria, person.at(now, zone)))
              .toList();
      var ids = expected.stream().map(person -> person.contact().id()).toList();
      var about = "%s: %s at %s in %s".formatted(name, criteria, now, zone);
      assertThat(index.members(query, PEOPLE)).as(about).isEqualTo(ids);
      assertThat(index.count(query)).as(about).isEqualTo(Counting.of(expected));
      assertThat(people.keySet().stream().filter(id -> index.matches(id, query)).toList())
          .as(about)
          .isEqualTo(ids);
    }
  }

  /** The counts of people, one by one. */
  private static final class Counting {
    private Counting() {}

    static AudienceCount of(List<Person> people) {
      return people.stream().map(Counting::of).reduce(AudienceCount.NONE, AudienceCount::plus);
    }

    private static AudienceCount of(Person person) {
      var reachable = new TreeMap<Channel, Long>();
      var subscribed = new TreeMap<Channel, Long>();
      for (var channel : Channel.values()) {
        if (person.contact().consents().permit(channel, Purpose.MARKETING)) {
          subscribed.put(channel, 1L);
          if (person.contact().addresses().contains(channel)
              && !person.contact().suppressed().contains(channel)) {
            reachable.put(channel, 1L);
          }
        }
      }
      return new AudienceCount(1, reachable, subscribed);
    }
  }
}
