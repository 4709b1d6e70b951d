package io.relance.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.NextChange;
import io.relance.domain.id.ContactId;
import io.relance.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName(
    "S-1, D8.3: the answer of criteria stays until the instant at which time may change it")
class NextChangePropertyTest {
  private static final int CASES = 8_000;
  private static final int LATER = 30;

  static LongStream seeds() {
    return Seeds.of("NextChangePropertyTest");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsEveryChangeThatTimeAloneMakes(long seed) {
    var values = new RandomValues(new Random(seed));
    int changes = 0;
    for (int number = 0; number < CASES; number++) {
      var zone = values.zone();
      var now = values.now(zone);
      var people = new RandomPeople(values, now, zone);
      var events = Stream.generate(people::event).limit(values.random().nextInt(6)).toList();
      var person = new Person(people.contact(new ContactId("one")), events);
      var criteria = new RandomQuestions(values, now, zone).next();

      changes += new Case(person, criteria, now, zone).check(values) ? 1 : 0;
    }
    assertThat(changes).isGreaterThan(CASES / 100);
  }

  /** One contact and criteria at one moment. */
  private record Case(Person person, Criteria criteria, Instant now, ZoneId zone) {
    /** Whether the answer changed at the instant that was found. */
    boolean check(RandomValues values) {
      var next = NextChange.of(criteria, person.at(now, zone));
      var until = next.orElse(now.plus(Duration.ofDays(3_000)));
      assertThat(until).isAfter(now);
      for (int at = 0; at < LATER; at++) {
        var later = later(values, until);
        if (later.isAfter(now) && later.isBefore(until) && holds(later) != holds(now)) {
          assertThat(holds(later)).as("%s at %s, next %s", this, later, next).isEqualTo(holds(now));
        }
      }
      return next.isPresent() && holds(until) != holds(now);
    }

    private Instant later(RandomValues values, Instant until) {
      var length = Duration.between(now, until);
      return switch (values.random().nextInt(4)) {
        case 0 -> until.minusNanos(1);
        case 1 -> values.near(now, zone);
        case 2 -> values.near(until, zone);
        default -> now.plusMillis(values.random().nextLong(1 + length.toMillis()));
      };
    }

    private boolean holds(Instant moment) {
      return CriteriaEvaluator.holds(criteria, person.at(moment, zone));
    }
  }
}
