package io.relance.application.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.Cohort;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-C11: contacts that come one by one are compared with those who are there")
class UniqueContactsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final AutomationId AUTOMATION = new AutomationId("a1");

  private SqliteDatabase database;
  private ItemStore store;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsOneOfThoseWhoComeAtOnce() {
    var comings =
        IntStream.range(0, 40)
            .mapToObj(at -> CompletableFuture.supplyAsync(() -> come(store, members("c" + at))))
            .toList();

    var duplicates = comings.stream().flatMap(it -> it.join().stream()).toList();

    assertThat(duplicates).hasSize(39).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheFirstOfThoseWhoComeTogetherWithAllItsEnrollments() {
    var together = members("ana", "ben", "ana", "cleo");

    assertThat(contacts(come(store, together))).containsExactly("ben", "cleo");
  }

  @Test
  void answersTheSameWhenItIsRepeatedAfterACrash() {
    for (int point = 0; ; point++) {
      var together = members("ana-" + point, "ben-" + point);
      var crash = CrashPoint.at(point);
      boolean died = dies(crash, together);

      assertThat(contacts(come(store, together))).containsExactly("ben-" + point);
      end(together.getFirst());
      if (!died) {
        assertThat(point).isGreaterThan(1);
        return;
      }
    }
  }

  @Test
  void letsAnotherPassOnceTheFirstHasEnded() {
    var first = members("ana");
    come(store, first);
    assertThat(come(store, members("ben"))).hasSize(1);

    end(first.getFirst());

    assertThat(come(store, members("ben"))).isEmpty();
    assertThat(come(store, members("ana"))).hasSize(1);
  }

  private boolean dies(CrashPoint crash, List<Member> members) {
    try {
      come(new WatchedItemStore(store, crash), members);
      return crash.dead();
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  private static List<Member> come(ItemStore on, List<Member> members) {
    Map<ItemKey, List<Member>> groups = new LinkedHashMap<>();
    groups.put(UniqueContacts.key(wave(), new ElementId("unique"), "hash"), members);
    return new UniqueContacts(on, InstantSource.fixed(NOW)).duplicates(groups);
  }

  private static List<String> contacts(List<Member> members) {
    return members.stream().map(member -> member.contact().value()).toList();
  }

  /** Contacts that are enrolled, each once for each time that it is named. */
  private List<Member> members(String... contacts) {
    return IntStream.range(0, contacts.length)
        .mapToObj(
            at -> new Member(new EnrollmentId(contacts[at] + at), new ContactId(contacts[at])))
        .peek(this::enroll)
        .toList();
  }

  private void enroll(Member member) {
    var enrollment =
        new Enrollment(
            member.enrollment(),
            AUTOMATION,
            member.contact(),
            "event",
            1,
            1,
            new WaveId("w"),
            NOW,
            Optional.empty());
    store.transact(List.of(Write.put(enrollment.item())));
  }

  private void end(Member member) {
    var key = EnrollmentKeys.enrollment(member.enrollment());
    store.transact(
        List.of(Write.update(key, Precondition.present(), Edit.set("endedAt", NOW.toString()))));
  }

  private static Wave wave() {
    var cohort = new Cohort(AUTOMATION, 1, LocalDate.parse("2026-11-02"));
    return new Wave(
        new WaveId("w"),
        new Wave.Path(cohort, 1, "machine", Optional.empty(), Channel.SMS),
        Wave.Place.at(new ElementId("unique"), false),
        Wave.State.SEALED,
        1,
        1,
        NOW,
        Optional.empty(),
        "watch");
  }
}
