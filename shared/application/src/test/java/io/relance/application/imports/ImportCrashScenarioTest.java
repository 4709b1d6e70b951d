package io.relance.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.Counters;
import io.relance.application.automations.NewAutomation;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.TestShop;
import io.relance.application.contacts.model.Contact;
import io.relance.application.jobs.JobState;
import io.relance.application.launches.Launch;
import io.relance.application.launches.Launches;
import io.relance.application.lists.CreateListResult;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.JobId;
import io.relance.domain.id.ListId;
import io.relance.domain.store.PageRequest;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-1, D6.1: an import ends whatever ends its workers, and stores nothing twice")
class ImportCrashScenarioTest {
  private static final String FILE =
      """
      email,phone,firstName,score
      a@example.org,+33639987301,Ana,1
      b@example.org,,Bea,2
      wrong,,Cleo,3
      ,+33639987302,Dora,4
      a@example.org,,Anna,5
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("Killed before and after each write, its counts are those of an undisturbed run")
  void continuesAfterACrashAtAnyPoint() {
    for (int point = 0; ; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        var list = list(shop);
        var id = created(shop, list);
        boolean died = dies(shop, id, CrashPoint.at(point));
        if (died) {
          settle(shop, id);
        }

        var relance = shop.relance();
        var imports = relance.importing().imports();
        var progress = imports.progress(imports.find(id).orElseThrow());
        assertThat(progress.job().orElseThrow().state()).isEqualTo(JobState.DONE);
        assertThat(progress.counts()).as("point " + point).isEqualTo(new ImportCounts(3, 1, 1));
        assertThat(relance.people().lists().size(list)).isEqualTo(3);
        assertThat(relance.people().contacts().newestFirst("9").map(Contact::id)).hasSize(3);
        assertThat(relance.people().contacts().byEmail("a@example.org").flatMap(Contact::firstName))
            .contains("Anna");
        if (!died) {
          assertThat(point).isGreaterThan(14);
          return;
        }
      }
    }
  }

  @Test
  @DisplayName(
      "C-T3: killed before and after each write, an import has one launch of an automation")
  void launchesOnceAfterACrashAtAnyPoint() {
    for (int point = 0; ; point++) {
      try (var shop = new TestShop(folder.resolve("launch-" + point))) {
        var automation = active(shop.relance());
        var id = created(shop, list(shop));
        boolean died = dies(shop, id, CrashPoint.at(point));
        if (died) {
          settle(shop, id);
          due(shop.nextProcess());
        }

        var launches = launches(shop.relance(), automation);
        assertThat(launches).as("point " + point).hasSize(1);
        runFreezing(shop.nextProcess(), launches.getFirst());
        assertThat(launches(shop.relance(), automation).getFirst().size()).isEqualTo(3);
        assertThat(triggered(shop.relance(), automation)).as("point " + point).isEqualTo(1);
        if (!died) {
          assertThat(point).isGreaterThan(20);
          return;
        }
      }
    }
  }

  private static AutomationId active(Relance relance) {
    var flow =
        """
        {"format": 1, "trigger": {"kind": "import", "automatic": true}, "start": "done",
         "elements": [{"id": "done", "name": "Done", "kind": "end", "outcome": "neutral"}]}
        """;
    var authoring = relance.authoring();
    var made =
        authoring.editAutomations().create(NewAutomation.of("Fair", Json.tree(flow))).orElseThrow();
    var _ = authoring.toggleAutomations().activate(made.id(), ActivationNote.by("system"));
    return made.id();
  }

  private static void due(Relance relance) {
    relance.execution().schedule().sweep(relance.dueActions());
  }

  private static void runFreezing(Relance relance, Launch launch) {
    var job = new JobId(Ids.hash("freeze-launch", launch.id().value()));
    relance.backgroundJobs().runJobs().run(job, Duration.ofMinutes(1));
  }

  private static List<Launch> launches(Relance relance, AutomationId automation) {
    return relance
        .launching()
        .launchList()
        .ofAutomation(automation, PageRequest.first(10))
        .items()
        .stream()
        .map(Launches.Progress::launch)
        .toList();
  }

  private static long triggered(Relance relance, AutomationId automation) {
    return relance.authoring().counters().of(automation).getOrDefault(Counters.TIMES_TRIGGERED, 0L);
  }

  private static boolean dies(TestShop shop, String id, CrashPoint crash) {
    try {
      var relance = shop.relance(new WatchedItemStore(shop.store(), crash));
      run(relance, id);
      due(relance);
      return crash.dead();
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  /** The request again if it was not accepted, then what the schedule starts. */
  private static void settle(TestShop shop, String id) {
    var relance = shop.relance();
    var started = relance.importing().imports().find(id).flatMap(Import::job).map(JobId::value);
    if (started.isEmpty()) {
      run(relance, id);
      return;
    }
    shop.nextProcess().backgroundJobs().runJobs().run(new JobId(id), Duration.ofMinutes(1));
  }

  private static void run(Relance relance, String id) {
    var imports = relance.importing().imports();
    var subject = imports.find(id).orElseThrow();
    var _ = imports.run(subject, subject.request());
    relance.backgroundJobs().runJobs().run(new JobId(id), Duration.ofMinutes(1));
  }

  private static String created(TestShop shop, ListId list) {
    var relance = shop.relance();
    var request =
        new ImportRequest(
            ImportKind.CONTACTS,
            Optional.of(list.value()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());
    var created = relance.importing().imports().create(request);
    relance
        .objects()
        .put(created.fileName(), new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)));
    return created.id();
  }

  private static ListId list(TestShop shop) {
    var lists = shop.relance().people().lists();
    return ((CreateListResult.Made) lists.create("Fair")).list().id();
  }
}
