package io.relance.application.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.flow.Uniqueness;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-C11: one of the contacts that share an address is kept")
class DuplicateGroupsTest {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
  private static final Uniqueness NEWEST =
      new Uniqueness(Uniqueness.By.PHONE, Uniqueness.Keep.NEWEST);
  private static final Uniqueness OLDEST =
      new Uniqueness(Uniqueness.By.PHONE, Uniqueness.Keep.OLDEST);
  private static final Uniqueness MAILBOX =
      new Uniqueness(Uniqueness.By.EMAIL, Uniqueness.Keep.OLDEST);

  @Test
  void keepsTheNewestOrTheOldest() {
    var candidates = new Candidate[] {phone("a", 2), phone("a", 3), phone("b", 1), phone("a", 1)};

    assertThat(duplicates(NEWEST, candidates)).isEqualTo(positions(0, 3));
    assertThat(duplicates(OLDEST, candidates)).isEqualTo(positions(0, 1));
  }

  @Test
  void keepsTheFirstOfThoseCreatedAtOnce() {
    assertThat(duplicates(NEWEST, phone("a", 1), phone("a", 1))).isEqualTo(positions(1));
    assertThat(duplicates(OLDEST, phone("a", 1), phone("a", 1))).isEqualTo(positions(1));
  }

  @Test
  void keepsAllWhoHaveNone() {
    var without = new Candidate(START, Map.of());

    assertThat(duplicates(NEWEST, without, without)).isEqualTo(positions());
  }

  @Test
  void readsTheSpellingsOfAMailboxAsOne() {
    var candidates =
        new Candidate[] {
          email("ana.maria@gmail.com"),
          email("AnaMaria+shop@googlemail.com"),
          email("ana.maria@shop.test"),
          email("anamaria@shop.test"),
          email("ana.maria+x+y@shop.test"),
          email("+tag@shop.test"),
          email("+other@shop.test"),
        };

    assertThat(duplicates(MAILBOX, candidates)).isEqualTo(positions(1, 4));
  }

  @Test
  void keepsOneOfEachAmongManyThousands() {
    var random = new Random(20261130);
    var groups = new DuplicateGroups(NEWEST);
    var kept = new HashMap<String, Integer>();
    var created = new HashMap<String, Integer>();
    int size = 20_000;
    for (int at = 0; at < size; at++) {
      var number = "n" + random.nextInt(9_000);
      int age = random.nextInt(100);
      groups.add(at, phone(number, age));
      if (age > created.getOrDefault(number, -1)) {
        created.put(number, age);
        kept.put(number, at);
      }
    }

    var others = groups.duplicates();
    others.flip(0, size);

    assertThat(others.stream().boxed().toList()).containsExactlyInAnyOrderElementsOf(kept.values());
  }

  private static BitSet duplicates(Uniqueness uniqueness, Candidate... candidates) {
    var groups = new DuplicateGroups(uniqueness);
    for (int at = 0; at < candidates.length; at++) {
      groups.add(at, candidates[at]);
    }
    return groups.duplicates();
  }

  private static BitSet positions(int... positions) {
    var set = new BitSet();
    for (int position : positions) {
      set.set(position);
    }
    return set;
  }

  private static Candidate phone(String phone, int seconds) {
    return new Candidate(START.plusSeconds(seconds), Map.of(Uniqueness.By.PHONE, phone));
  }

  private static Candidate email(String email) {
    return new Candidate(START, Map.of(Uniqueness.By.EMAIL, Mailbox.of(email)));
  }
}
