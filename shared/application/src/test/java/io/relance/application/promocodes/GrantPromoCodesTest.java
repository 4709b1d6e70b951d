package io.relance.application.promocodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.Cohort;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.keys.KeyRequest;
import io.relance.application.promocodes.AddPromoCodes.NewCode;
import io.relance.application.promocodes.PromoBanks.NewPromoBank;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.store.Edit;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-A7: each code of a bank is granted once")
class GrantPromoCodesTest {
  private static final ElementId DONE = new ElementId("done");
  private static final ElementId SORRY = new ElementId("sorry");
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private SqliteDatabase database;
  private ItemStore store;
  private PromoBanks banks;
  private PromoBank bank;
  private final List<Observation> observations = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path folder) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system());
    banks = new PromoBanks(store, InstantSource.fixed(NOW));
    bank = bank("Summer", 200);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void grantsNoCodeTwiceWhenWavesComeAtOnce() {
    var waves =
        IntStream.range(0, 60)
            .mapToObj(at -> CompletableFuture.supplyAsync(() -> grant(at, 4)))
            .toList();

    var exits = waves.stream().flatMap(it -> it.join().values().stream()).toList();

    assertThat(exits).hasSize(240);
    assertThat(exits.stream().filter("onExhausted"::equals)).hasSize(40);
    assertThat(codes(60, 4)).hasSize(200).doesNotHaveDuplicates();
    assertThat(banks.stocked(reread()).left()).isZero();
  }

  @Test
  void grantsCodesInTheOrderOfTheirImport() {
    grant(1, 3);
    grant(2, 1);

    assertThat(codes(3, 3)).containsExactly("C0", "C1", "C2", "C3");
  }

  @Test
  void givesAWaveTheSameCodesWhenItIsRepeated() {
    var first = grant(1, 5);

    assertThat(grant(1, 5)).isEqualTo(first);
    assertThat(codes(2, 5)).hasSize(5);
    assertThat(banks.stocked(reread()).granted()).isEqualTo(5);
  }

  @Test
  void losesNoCodeWhenAProcessDiesAtAnyPoint() {
    for (int point = 0; ; point++) {
      int wave = 100 + point;
      var crash = CrashPoint.at(point);
      boolean died = dies(crash, wave);
      grant(wave, 2);

      assertThat(codes(wave + 1, 2)).as("point " + point).hasSize(2 * (point + 1));
      assertThat(banks.stocked(reread()).granted()).isEqualTo(2L * (point + 1));
      if (!died) {
        assertThat(point).isGreaterThan(3);
        return;
      }
    }
  }

  private boolean dies(CrashPoint crash, int wave) {
    enroll(wave, 2);
    try {
      grant(new WatchedItemStore(store, crash), wave, 2);
      return crash.dead();
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  @Test
  void warnsOnceWhenABankIsLowAndOnceWhenItIsExhausted() {
    bank = bank("Few", 20);
    grant(1, 17);
    assertThat(observations).isEmpty();

    grant(2, 1);
    grant(3, 1);
    grant(4, 1);
    grant(5, 1);

    assertThat(observations)
        .containsExactly(
            new Observation.PromoBankRunsOut(false), new Observation.PromoBankRunsOut(true));
    assertThat(banks.stocked(reread()).state()).isEqualTo(PromoBank.State.EXHAUSTED);
  }

  @Test
  void grantsNothingToAnEnrollmentThatHasEnded() {
    enroll(1, 1);
    var key = EnrollmentKeys.enrollment(members(1, 1).getFirst().enrollment());
    store.transact(
        List.of(Write.update(key, Precondition.present(), Edit.set("outcome", "erased"))));

    grants(store).grant(element(), wave(1, 1), members(1, 1));

    assertThat(codes(2, 1)).isEmpty();
  }

  private PromoBank bank(String name, int codes) {
    var made =
        banks
            .create(new NewPromoBank(name, new KeyRequest.FromName(name), Optional.empty()))
            .orElseThrow()
            .bank();
    new AddPromoCodes(store)
        .add(
            made,
            IntStream.range(0, codes).mapToObj(at -> new NewCode("C" + at, "f#" + at)).toList());
    return made;
  }

  private PromoBank reread() {
    return banks.find(bank.id()).orElseThrow();
  }

  private GrantPromoCodes grants(ItemStore on) {
    return new GrantPromoCodes(
        on,
        new PromoBanks(on, InstantSource.fixed(NOW)),
        InstantSource.fixed(NOW),
        observations::add);
  }

  private Map<EnrollmentId, String> grant(int number, int size) {
    enroll(number, size);
    return grant(store, number, size);
  }

  private Map<EnrollmentId, String> grant(ItemStore on, int number, int size) {
    return grants(on).grant(element(), wave(number, size), members(number, size));
  }

  private GrantPromoCode element() {
    return new GrantPromoCode(new ElementId("code"), "", bank.key(), DONE, Optional.of(SORRY));
  }

  /** The codes of the enrollments of some waves, each wave in the order of its members. */
  private List<String> codes(int waves, int size) {
    return IntStream.range(0, waves)
        .boxed()
        .flatMap(number -> members(number, size).stream())
        .flatMap(member -> store.get(EnrollmentKeys.enrollment(member.enrollment())).stream())
        .flatMap(item -> GrantedCode.of(item).stream())
        .map(GrantedCode::code)
        .toList();
  }

  private void enroll(int number, int size) {
    members(number, size).stream()
        .filter(it -> store.get(EnrollmentKeys.enrollment(it.enrollment())).isEmpty())
        .map(
            it ->
                new Enrollment(
                    it.enrollment(),
                    new AutomationId("a1"),
                    it.contact(),
                    "launch",
                    1,
                    1,
                    new WaveId("w" + number),
                    NOW,
                    Optional.empty()))
        .forEach(it -> store.transact(List.of(Write.put(it.item()))));
  }

  private static List<Member> members(int number, int size) {
    return Stream.iterate(0, at -> at + 1)
        .limit(size)
        .map(at -> number + "-" + at)
        .map(id -> new Member(new EnrollmentId("e" + id), new ContactId("c" + id)))
        .toList();
  }

  private static Wave wave(int number, int size) {
    var cohort = new Cohort(new AutomationId("a1"), 1, LocalDate.parse("2026-11-02"));
    return new Wave(
        new WaveId("w" + number),
        new Wave.Path(cohort, 1, "machine", Optional.empty(), Channel.SMS),
        Wave.Place.at(new ElementId("code"), false),
        Wave.State.SEALED,
        1,
        size,
        NOW,
        Optional.empty(),
        "watch");
  }
}
