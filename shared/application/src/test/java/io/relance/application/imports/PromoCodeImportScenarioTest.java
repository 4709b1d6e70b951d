package io.relance.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.composition.Relance;
import io.relance.application.contacts.TestShop;
import io.relance.application.jobs.JobState;
import io.relance.application.keys.KeyRequest;
import io.relance.application.promocodes.PromoBank;
import io.relance.application.promocodes.PromoBanks.NewPromoBank;
import io.relance.domain.id.JobId;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-A7: codes are imported once, whatever ends the workers of an import")
class PromoCodeImportScenarioTest {
  private static final int CODES = 60;
  private static final String FILE =
      "code\n"
          + IntStream.range(0, CODES)
              .mapToObj(at -> "SUMMER-" + at + "\n")
              .collect(Collectors.joining())
          + "SUMMER-7\n";

  @TempDir Path folder;

  @Test
  @DisplayName("Killed before and after each write, its bank is that of an undisturbed run")
  void continuesAfterACrashAtAnyPoint() {
    for (int point = 0; ; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        var bank = bank(shop.relance());
        var id = created(shop.relance(), bank);
        boolean died = dies(shop, id, CrashPoint.at(point));
        if (died) {
          settle(shop, id);
        }

        var imports = shop.relance().importing().imports();
        var progress = imports.progress(imports.find(id).orElseThrow());
        assertThat(progress.job().orElseThrow().state()).isEqualTo(JobState.DONE);
        assertThat(progress.counts()).as("point " + point).isEqualTo(new ImportCounts(CODES, 0, 1));
        assertThat(left(shop.relance(), bank)).as("point " + point).isEqualTo(CODES);
        if (!died) {
          assertThat(point).isGreaterThan(6);
          return;
        }
      }
    }
  }

  @Test
  void rejectsTheCodesOfAnotherRun() {
    try (var shop = new TestShop(folder)) {
      var bank = bank(shop.relance());
      run(shop.relance(), created(shop.relance(), bank));
      var again = created(shop.relance(), bank);
      run(shop.relance(), again);

      var imports = shop.relance().importing().imports();
      assertThat(imports.progress(imports.find(again).orElseThrow()).counts())
          .isEqualTo(new ImportCounts(0, 0, CODES + 1));
      assertThat(left(shop.relance(), bank)).isEqualTo(CODES);
    }
  }

  @Test
  void storesNothingInADryRun() {
    try (var shop = new TestShop(folder)) {
      var bank = bank(shop.relance());
      var id = created(shop.relance(), bank, true);
      run(shop.relance(), id);

      var imports = shop.relance().importing().imports();
      assertThat(imports.progress(imports.find(id).orElseThrow()).counts())
          .isEqualTo(new ImportCounts(CODES, 0, 1));
      assertThat(left(shop.relance(), bank)).isZero();
    }
  }

  private static PromoBank bank(Relance relance) {
    return relance
        .people()
        .promoBanks()
        .create(new NewPromoBank("Summer", new KeyRequest.FromName("Summer"), Optional.empty()))
        .orElseThrow()
        .bank();
  }

  private static long left(Relance relance, PromoBank bank) {
    var banks = relance.people().promoBanks();
    return banks.stocked(banks.find(bank.id()).orElseThrow()).left();
  }

  private static String created(Relance relance, PromoBank bank) {
    return created(relance, bank, false);
  }

  private static String created(Relance relance, PromoBank bank, boolean dryRun) {
    var request =
        new ImportRequest(
            ImportKind.CODES,
            Optional.empty(),
            Optional.empty(),
            Optional.of(bank.id().value()),
            Optional.empty(),
            Optional.empty(),
            dryRun,
            List.of());
    var created = relance.importing().imports().create(request);
    relance
        .objects()
        .put(created.fileName(), new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)));
    return created.id();
  }

  private static boolean dies(TestShop shop, String id, CrashPoint crash) {
    try {
      run(shop.relance(new WatchedItemStore(shop.store(), crash)), id);
      return crash.dead();
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  private static void settle(TestShop shop, String id) {
    var started = shop.relance().importing().imports().find(id).flatMap(Import::job);
    if (started.isEmpty()) {
      run(shop.relance(), id);
    } else {
      shop.nextProcess().backgroundJobs().runJobs().run(new JobId(id), Duration.ofMinutes(1));
    }
  }

  private static void run(Relance relance, String id) {
    var imports = relance.importing().imports();
    var subject = imports.find(id).orElseThrow();
    var _ = imports.run(subject, subject.request());
    relance.backgroundJobs().runJobs().run(new JobId(id), Duration.ofMinutes(1));
  }
}
