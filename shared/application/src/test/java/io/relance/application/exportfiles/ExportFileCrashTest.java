package io.relance.application.exportfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.Cohort;
import io.relance.application.composition.Project;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.TestShop;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.jobs.Jobs;
import io.relance.application.keys.KeyRequest;
import io.relance.application.persistence.Queues;
import io.relance.application.sftp.SftpServers.NewSftpServer;
import io.relance.application.testing.TestProject;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ContactAction.Export;
import io.relance.domain.flow.ExportFormat;
import io.relance.domain.flow.RemoteFile;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.JobId;
import io.relance.domain.id.SftpServerKey;
import io.relance.domain.id.WaveId;
import io.relance.domain.sftp.HostKey;
import io.relance.domain.sftp.SftpAddress;
import io.relance.domain.sftp.SftpCredential;
import io.relance.domain.store.ItemStore;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-A4: the contacts of a window become one file, whatever ends the process")
class ExportFileCrashTest {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Export ELEMENT =
      new Export(
          new ElementId("file"),
          "",
          new RemoteFile(
              new SftpServerKey("erp"), "out/a.csv", ExportFormat.CSV, List.of("phone"), WINDOW),
          new ElementId("done"));

  @TempDir Path folder;

  @Test
  @DisplayName("Killed before and after each write, here and on the server, it puts one file there")
  void putsOneFileWhereverAProcessDies() {
    for (int point = 0; ; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        store(shop);
        var contact = shop.withPhone("+33639987201").id();
        var files = new TreeMap<String, String>();
        var died = dies(shop, contact, files, CrashPoint.at(point));
        finish(shop, contact, files);

        assertThat(files)
            .as("point " + point)
            .containsExactly(Map.entry("out/a.csv", "\uFEFFphone\r\n+33639987201\r\n"));
        assertThat(shop.rows()).noneMatch(row -> row.contains("export-window#"));
        if (!died) {
          assertThat(point).isGreaterThan(20);
          return;
        }
      }
    }
  }

  private static boolean dies(
      TestShop shop, ContactId contact, Map<String, String> files, CrashPoint crash) {
    var store = new WatchedItemStore(shop.store(), crash);
    var relance = shop.relance(store, project("boot-1", files, crash));
    try {
      collect(store, shop, contact);
      shop.pass(WINDOW);
      work(shop, relance);
      return crash.dead();
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  /** What the next process does: the element again, then the schedule. */
  private static void finish(TestShop shop, ContactId contact, Map<String, String> files) {
    var relance = shop.relance(shop.store(), project("boot-2", files, CrashPoint.never()));
    collect(shop.store(), shop, contact);
    shop.pass(WINDOW);
    work(shop, relance);
  }

  private static void collect(ItemStore store, TestShop shop, ContactId contact) {
    new CollectContacts(store, new Jobs(store, _ -> {}, shop.clock()), shop.clock())
        .collect(ELEMENT, wave(), List.of(new Member(new EnrollmentId("e1"), contact)));
  }

  private static void work(TestShop shop, Relance relance) {
    for (int minute = 0; minute < 4; minute++) {
      shop.pass(Duration.ofMinutes(1));
      relance.execution().schedule().tick(relance.dueActions());
      var woken = shop.queue().receive(Queues.JOBS, 10, Duration.ZERO);
      woken.forEach(
          job ->
              relance.backgroundJobs().runJobs().run(new JobId(job.body()), Duration.ofMinutes(1)));
      shop.queue().acknowledge(Queues.JOBS, woken);
    }
  }

  private static void store(TestShop shop) {
    var hostKey = HostKey.parse("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==");
    var address = new SftpAddress("sftp.example.com", 22, "relance", hostKey, "/");
    var wanted =
        new NewSftpServer(
            "ERP", new KeyRequest.Given("erp"), address, new SftpCredential.Password("secret"));
    assertThat(shop.relance().people().sftpServers().create(wanted)).isPresent();
  }

  private static Project project(String boot, Map<String, String> files, CrashPoint crash) {
    var folders = new HashSet<String>();
    var project = TestProject.inFrance(boot);
    return new Project(
        project.zone(),
        project.country(),
        project.publicUrl(),
        project.shortLinks(),
        project.smsRate(),
        project.ownNumbers(),
        project.answersOptOuts(),
        project.sendingLimits(),
        project.channelProviders(),
        project.workerLeases(),
        project.shop(),
        project.retention(),
        (_, _) -> new WatchedFiles(files, folders, crash),
        project.origins());
  }

  private static Wave wave() {
    var cohort = new Cohort(new AutomationId("a1"), 1, LocalDate.parse("2026-11-23"));
    return new Wave(
        new WaveId("w1"),
        new Wave.Path(cohort, 1, "machine", Optional.empty(), Channel.SMS),
        Wave.Place.at(ELEMENT.id(), false),
        Wave.State.SEALED,
        1,
        1,
        TestShop.MONDAY,
        Optional.empty(),
        "watch");
  }
}
