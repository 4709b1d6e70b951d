package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.guard.SendingPause;
import io.relance.application.sending.guard.SendingScope;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.Sends;
import io.relance.application.testing.LiveFlows;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Write;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.7, B4: what waits longer than a minute for its sender waits as items")
class WaitingScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");

  /** More than are sent in the minute that is leased ahead. */
  private static final int PEOPLE = 64;

  private static final AutomationId OTHER = new AutomationId("a2");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  @TempDir private Path copies;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario scenario;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    scenario = new SendingScenario(world);
    world.limitTo(1);
  }

  @Test
  void sendsALargeLaunchAtTheRate() {
    var wave = launch(150);

    for (int minute = 1; minute <= 3; minute++) {
      scenario.passes(MINUTE);
      // Nine tenths of a message a second, without a gap from the first minute on.
      assertThat(sms.taken()).hasSizeBetween(Math.min(150, 52 * minute), 57 * minute);
    }

    assertThat(sms.countsBySend().values()).hasSize(150).containsOnly(1L);
    assertThat(scenario.movedOn(wave, HELLO)).isPresent();
    assertNothingWaits();
  }

  @Test
  void appliesAChangedRate() {
    launch(300);
    scenario.passes(MINUTE);

    world.limitTo(100);
    // What was reserved at the old rate leaves within two minutes.
    scenario.passes(MINUTE.multipliedBy(3));

    assertThat(sms.countsBySend().values()).hasSize(300).containsOnly(1L);
  }

  @Test
  void skipsWhatIsCancelledWithoutTakingItsTime() {
    var live = world.live(SendingScenario.FLOW);
    var people = scenario.subscribers(200);
    var cancelled = scenario.wave(live, "launch-1", people.subList(0, 150), false);
    arrives(cancelled);
    scenario.passes(MINUTE);
    var before = sms.taken().size();

    var found = world.walking.waves().find(cancelled).orElseThrow();
    world.sending().skipSends().launchCancelled(found.wave(), world.walking.waves().members(found));
    arrives(scenario.wave(live, "launch-2", people.subList(150, 200), false));
    scenario.passes(MINUTE.multipliedBy(3));

    assertThat(sms.countsBySend()).hasSize(before + 50);
    assertThat(scenario.count("skipped")).isEqualTo(150 - before);
    assertNothingWaits();
  }

  @Test
  void givesEachAutomationItsTurn() {
    launch(300);
    scenario.passes(MINUTE);
    var other = other();
    var few = scenario.subscribers(8);
    var before = sms.taken().size();

    world.walking.enrollContacts().enroll(other, requests(few), false);
    arrives(enrollment(few.getFirst()).wave());
    scenario.passes(MINUTE.multipliedBy(3));

    assertThat(few).allMatch(contact -> toOther(contact).state() == SendState.SENT);
    assertThat(sms.taken().size() - before).isBetween(150, 172);
  }

  @Test
  void givesTheTimeOfAPausedAutomationToOthers() {
    launch(200);
    scenario.passes(MINUTE);
    var paused = new SendingScope.OfAutomation(SendingFixture.AUTOMATION);
    world.sending().sendingPauses().pause(paused, "Max", SendingPause.Reason.REQUEST);
    scenario.passes(MINUTE.multipliedBy(2));
    var other = other();
    var people = scenario.subscribers(350).subList(200, 350);
    var before = sms.taken().size();

    world.walking.enrollContacts().enroll(other, requests(people), false);
    people.stream().map(contact -> enrollment(contact).wave()).distinct().forEach(this::arrives);
    scenario.passes(MINUTE.multipliedBy(2));

    assertThat(sms.taken().size() - before).isBetween(104, 118);
    world.sending().sendingPauses().resume(paused);
    scenario.passes(MINUTE.multipliedBy(5));
    assertThat(sms.countsBySend().values()).hasSize(350).containsOnly(1L);
  }

  @Test
  void sendsRepliesBeforeWhatWaits() {
    var live = world.live(SendingScenario.FLOW);
    launch(200);
    scenario.passes(MINUTE);
    var ana = scenario.subscriber("Ana", "+33612999999");

    arrives(scenario.wave(live, "inbound:1", List.of(ana), true));
    scenario.work();

    assertThat(scenario.send("inbound:1", ana, HELLO).state()).isEqualTo(SendState.SENT);
  }

  @Test
  void repeatsNothingOfALaunchThatComesTwice() {
    var wave = launch(100);
    scenario.arrives(wave, HELLO);
    scenario.work();

    scenario.passes(MINUTE.multipliedBy(4));

    assertThat(sms.countsBySend().values()).hasSize(100).containsOnly(1L);
  }

  @Test
  void reachesEverybodyOnceWhateverCrashes() throws IOException {
    launch(PEOPLE);
    world.close();
    var before = sms.taken().size();
    var crashed = true;
    for (int point = 0; crashed; point++) {
      var around = SendingFixture.Around.in(copy("crash-" + point), new FakeSmsProvider());

      crashed = isKilled(around, CrashPoint.at(point));
      try (var last = new SendingFixture(around, "last", CrashPoint.never())) {
        last.limitTo(1);
        new SendingScenario(last).passes(MINUTE.multipliedBy(2));

        var texts = ((FakeSmsProvider) around.sms()).countsBySend().values();
        assertThat(texts).as("point %d", point).hasSize(PEOPLE - before).containsOnly(1L);
      }
      assertThat(crashed || point > 8).isTrue();
    }
  }

  /** A copy of the data folder, in which sends wait. */
  private Path copy(String name) throws IOException {
    var copy = Files.createDirectory(copies.resolve(name));
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  /** Whether a process ended at a point while it released what waits. */
  private static boolean isKilled(SendingFixture.Around around, CrashPoint crash) {
    try (var killed = new SendingFixture(around, "killed", crash)) {
      killed.limitTo(1);
      new SendingScenario(killed).tick();
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  /** Another live automation. */
  private LiveAutomation other() {
    var item = ItemBuilder.at(AutomationKeys.automation(OTHER)).number("exitedThrough", 0);
    world.store.transact(List.of(Write.put(item.build())));
    var now = world.around.clock().instant();
    return LiveFlows.publish(world.store, OTHER, SendingScenario.FLOW, now);
  }

  private static List<EnrollmentRequest> requests(List<ContactId> people) {
    return people.stream().map(contact -> new EnrollmentRequest(contact, "order", false)).toList();
  }

  private Enrollment enrollment(ContactId contact) {
    var id = Enrollment.id(OTHER, "order", contact);
    return world.walking.enrollments().find(id).orElseThrow();
  }

  private Send toOther(ContactId contact) {
    var id = Send.id(enrollment(contact).id(), HELLO);
    return new Sends(world.store).find(id).orElseThrow();
  }

  private WaveId launch(int people) {
    var wave = scenario.launch(world.live(SendingScenario.FLOW), scenario.subscribers(people));
    arrives(wave);
    return wave;
  }

  private void arrives(WaveId wave) {
    scenario.arrives(wave, HELLO);
    scenario.work();
  }

  private void assertNothingWaits() {
    assertThat(world.queue.receiveDead(Queues.HANDOVERS, 10)).isEmpty();
    assertThat(scenario.count("queued")).isZero();
  }
}
