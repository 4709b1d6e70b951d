package io.relance.application.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.TestShop;
import io.relance.application.jobs.JobState;
import io.relance.domain.id.ContactId;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-C2, D6.1: a deleted list is gone at once; a job removes its members")
class ListDeletionScenarioTest {
  private static final Duration ENOUGH = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void showsNothingOfAListWhoseMembersAreBeingRemoved() {
    try (var shop = new TestShop(folder)) {
      var lists = shop.relance().people().lists();
      var work = shop.relance().backgroundJobs();
      var vips = list(shop);
      var members = members(shop, vips, 800);

      var job = work.startJobs().begin(shop.relance().people().listDeletion().delete(vips), 3);

      assertThat(job.state()).isEqualTo(JobState.RUNNING);
      assertThat(job.progress().done()).isEqualTo(750);
      assertThat(lists.find(vips.id())).isEmpty();
      assertThat(lists.byKey("vips")).isEmpty();
      assertThat(lists.memberIds(vips.id())).isEmpty();
      assertThat(lists.membersAfter(vips.id(), "")).isEmpty();
      assertThat(lists.memberIdsAfter(vips.id(), "", 100)).isEmpty();
      assertThat(members).anySatisfy(member -> assertThat(lists.of(member)).isNotEmpty());
      var export = shop.relance().privacy().exportContact();
      assertThat(members)
          .allSatisfy(member -> assertThat(export.export(member).orElseThrow().lists()).isEmpty());

      shop.settleJobs();
      assertThat(work.jobs().find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
      assertThat(members).allSatisfy(member -> assertThat(lists.of(member)).isEmpty());
    }
  }

  @Test
  @DisplayName("Whoever was added while the list was deleted is no member a minute later")
  void removesWhoWasAddedMeanwhile() {
    try (var shop = new TestShop(folder)) {
      var vips = list(shop);
      var work = shop.relance().backgroundJobs();
      var job = work.startJobs().begin(shop.relance().people().listDeletion().delete(vips), 3);
      assertThat(job.state()).isEqualTo(JobState.PAUSED);
      var late = members(shop, vips, 1).getFirst();

      shop.settleJobs();

      assertThat(shop.relance().people().lists().of(late)).isEmpty();
      assertThat(shop.rows()).noneMatch(row -> row.contains("list#" + vips.id()));
      assertThat(work.jobs().find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
    }
  }

  @Test
  @DisplayName("Killed before and after each write, it continues until no membership is left")
  void continuesAfterACrashAtAnyPoint() {
    var crashed = true;
    for (int point = 0; crashed; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        var vips = list(shop);
        var members = members(shop, vips, 260);

        crashed = dies(shop, vips, CrashPoint.at(point));
        if (shop.relance().people().lists().find(vips.id()).isPresent()) {
          var _ = shop.relance().people().listDeletion().delete(vips);
        }
        shop.settleJobs();

        assertThat(members)
            .as("point %d", point)
            .allSatisfy(member -> assertThat(shop.relance().people().lists().of(member)).isEmpty());
        assertThat(shop.relance().people().lists().size(vips.id())).isZero();
        assertThat(crashed || point > 8).isTrue();
      }
    }
  }

  private static boolean dies(TestShop shop, ContactList list, CrashPoint crash) {
    var relance = shop.relance(new WatchedItemStore(shop.store(), crash));
    try {
      var job = relance.people().listDeletion().delete(list);
      relance.backgroundJobs().runJobs().run(job.id(), ENOUGH);
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  private static ContactList list(TestShop shop) {
    return ((CreateListResult.Made) shop.relance().people().lists().create("VIPs")).list();
  }

  private static List<ContactId> members(TestShop shop, ContactList list, int count) {
    var members =
        IntStream.range(0, count)
            .mapToObj(at -> shop.withPhone("+3363998%04d".formatted(at)).id())
            .toList();
    shop.relance().people().lists().add(list.id(), members);
    return members;
  }
}
