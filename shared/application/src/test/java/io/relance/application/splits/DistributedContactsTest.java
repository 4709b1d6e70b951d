package io.relance.application.splits;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.Cohort;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.SplitElement.Distribution;
import io.relance.domain.flow.SplitElement.LimitedExit;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-S3: no exit takes more contacts than its maximum")
class DistributedContactsTest {
  private static final ElementId DONE = new ElementId("done");
  private static final Distribution SPREAD =
      new Distribution(
          new ElementId("spread"),
          "",
          List.of(new LimitedExit("one", 70, DONE), new LimitedExit("two", 50, DONE)),
          DONE);

  private SqliteDatabase database;
  private DistributedContacts distributed;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = SqliteDatabase.open(folder);
    distributed = new DistributedContacts(new SqliteItemStore(database, InstantSource.system()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void fillsEachExitExactlyWhenWavesComeAtOnce() {
    var waves =
        IntStream.range(0, 40)
            .mapToObj(at -> CompletableFuture.supplyAsync(() -> distribute(at, 1)))
            .toList();

    var exits = waves.stream().flatMap(it -> it.join().values().stream());

    assertThat(counts(exits)).isEqualTo(Map.of("one", 70L, "two", 50L, "rest", 80L));
    assertThat(distributed.taken(SPREAD, new AutomationId("a1"), 1))
        .isEqualTo(Map.of("one", 70L, "two", 50L));
  }

  @Test
  void spreadsContactsAtRandomWhileExitsAreFree() {
    var exits = counts(IntStream.range(0, 10).boxed().flatMap(at -> values(at, 1)));

    assertThat(exits).containsOnlyKeys("one", "two");
    assertThat(exits.get("one")).isBetween(15L, 35L);
  }

  @Test
  void givesAWaveTheSameExitsWhenItIsRepeated() {
    var first = distribute(1, 1);

    assertThat(distribute(1, 1)).isEqualTo(first);
    assertThat(
            distributed.taken(SPREAD, new AutomationId("a1"), 1).values().stream()
                .mapToLong(Long::longValue)
                .sum())
        .isEqualTo(5);
  }

  @Test
  void beginsAnewWithEachActivation() {
    IntStream.range(0, 30).forEach(at -> distribute(at, 1));

    assertThat(distribute(99, 2)).doesNotContainValue("rest");
  }

  private Stream<String> values(int wave, long activation) {
    return distribute(wave, activation).values().stream();
  }

  private Map<EnrollmentId, String> distribute(int number, long activation) {
    var members =
        IntStream.range(0, 5)
            .mapToObj(at -> number + "-" + at)
            .map(id -> new Member(new EnrollmentId("e" + id), new ContactId("c" + id)))
            .toList();
    var day = LocalDate.parse("2026-11-02");
    var cohort = new Cohort(new AutomationId("a1"), 1, day);
    var wave =
        new Wave(
            new WaveId("w" + number),
            new Wave.Path(cohort, activation, "machine", Optional.empty(), Channel.SMS),
            Wave.Place.at(SPREAD.id(), false),
            Wave.State.SEALED,
            1,
            members.size(),
            Instant.parse("2026-11-02T10:00:00Z"),
            Optional.empty(),
            "watch");
    return distributed.distribute(SPREAD, wave, members);
  }

  private static Map<String, Long> counts(Stream<String> exits) {
    return exits.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
