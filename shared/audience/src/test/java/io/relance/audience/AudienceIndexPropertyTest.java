package io.relance.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.testkit.Seeds;
import java.io.IOException;
import java.util.List;
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
  private static final int CHANGES = 200;
  private static final int QUESTIONS = 60;

  static LongStream seeds() {
    return Seeds.of("AudienceIndexPropertyTest");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answersAsTheEvaluatorWhateverHappened(long seed) throws IOException {
    for (int world = 0; world < WORLDS; world++) {
      new Comparison(new Random(seed + world), "seed " + seed + ", world " + world).run();
    }
  }

  /** A world, and the answers of the index and of the evaluator about it. */
  private static final class Comparison {
    private final RandomValues values;
    private final RandomWorld world;
    private final String name;

    Comparison(Random random, String name) {
      this.values = new RandomValues(random);
      this.world = new RandomWorld(values);
      this.name = name;
    }

    void run() throws IOException {
      world.change(RandomWorld.PEOPLE * 4);
      ask();
      world.change(CHANGES);
      ask();
      world.restart();
      world.pass();
      ask();
      world.change(CHANGES);
      world.restart();
      ask();
    }

    private void ask() {
      var questions = new RandomQuestions(values, world.now(), world.zone());
      assertThat(world.index().size()).as(name).isEqualTo(world.people().size());
      for (int question = 0; question < QUESTIONS; question++) {
        ask(questions.next());
      }
    }

    private void ask(Criteria criteria) {
      var now = world.now();
      var zone = world.zone();
      var query = new AudienceQuery(criteria, now, zone);
      var expected =
          world.people().values().stream()
              .filter(person -> CriteriaEvaluator.holds(criteria, person.at(now, zone)))
              .toList();
      var ids = expected.stream().map(person -> person.contact().id()).toList();
      var about = "%s: %s at %s in %s".formatted(name, criteria, now, zone);
      var index = world.index();
      assertThat(index.members(query, RandomWorld.PEOPLE)).as(about).isEqualTo(ids);
      assertThat(index.count(query)).as(about).isEqualTo(Counting.of(expected));
      assertThat(world.people().keySet().stream().filter(id -> index.matches(id, query)).toList())
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
