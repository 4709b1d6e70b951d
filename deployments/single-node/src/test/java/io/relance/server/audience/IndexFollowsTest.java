package io.relance.server.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.EventPeriod;
import io.relance.domain.criteria.EventSum;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S-5, D8.2: the index stays what the store says, whatever changes")
class IndexFollowsTest {
  private static final int CHANGES = 150;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void countsAsTheStoreDoesAfterRandomChanges(long seed, @TempDir Path folder) {
    try (var shop = new AudienceFixture(folder)) {
      var random = new Random(seed);
      var people = new ArrayList<ContactId>();
      people.add(shop.contact("tier", "gold"));
      var indexed = shop.indexed();
      for (int change = 0; change < CHANGES; change++) {
        // Within the 24 hours for which changes are stored.
        indexed.count(shop.question(AudienceContract.GOLD));
        change(shop, random, people);
        if (random.nextInt(5) == 0) {
          for (var criteria : criteria()) {
            var question = shop.question(criteria);
            assertThat(indexed.count(question))
                .as("seed %d, change %d, %s", seed, change, criteria)
                .isEqualTo(shop.stored().count(question));
          }
        }
      }
    }
  }

  private static void change(AudienceFixture shop, Random random, List<ContactId> people) {
    var contact = people.get(random.nextInt(people.size()));
    switch (random.nextInt(10)) {
      case 0, 1 -> people.add(shop.contact("tier", random.nextBoolean() ? "gold" : "silver"));
      case 2 -> shop.set(contact, "points", BigDecimal.valueOf(random.nextInt(100)));
      case 3 -> shop.relance.people().lists().add(shop.list, List.of(contact));
      case 4 -> shop.relance.people().lists().remove(shop.list, List.of(contact));
      case 5 -> shop.consent(contact, Channel.SMS, ConsentState.SUBSCRIBED);
      case 6 -> shop.consent(contact, Channel.SMS, ConsentState.UNSUBSCRIBED);
      case 7 -> shop.row(contact, "row-" + random.nextInt(5), random.nextBoolean() ? "cat" : "dog");
      case 8 ->
          shop.event(
              contact,
              "visit",
              shop.clock.instant().minus(Duration.ofHours(random.nextInt(2000))),
              random.nextInt(50));
      default -> {
        shop.clock.pass(Duration.ofHours(random.nextInt(20)));
        if (people.size() > 5) {
          shop.erase(contact);
          people.remove(contact);
        }
      }
    }
  }

  private static List<Criteria> criteria() {
    var points = new PropertyTest.Greater(BigDecimal.valueOf(50));
    var sum =
        new EventSum(
            new PropertyName("total"), Optional.of(BigDecimal.valueOf(40)), Optional.empty());
    return List.of(
        AudienceContract.GOLD,
        new Criteria.Property(new PropertyName("points"), points),
        new Criteria.InList(new ListKey("vip")),
        new Criteria.Reachable(Channel.SMS),
        visits(new Criteria.Times.AtLeast(2), EventPeriod.last(Duration.ofDays(30))),
        visits(new Criteria.Times.Exactly(0), EventPeriod.EVER),
        new Criteria.Event(
            new EventName("visit"),
            new Criteria.Times.AtLeast(1),
            EventPeriod.EVER,
            Optional.empty(),
            Optional.of(sum)),
        new Criteria.Event(
            new EventName("subscribed"), new Criteria.Times.AtLeast(2), EventPeriod.EVER),
        new Criteria.RelatedRows(
            new TableKey("pets"),
            new Criteria.Times.AtLeast(1),
            Optional.of(
                new Criteria.Property(
                    new PropertyName("species"), new PropertyTest.Is(new Scalar.Text("cat"))))));
  }

  private static Criteria visits(Criteria.Times times, EventPeriod period) {
    return new Criteria.Event(new EventName("visit"), times, period);
  }
}
