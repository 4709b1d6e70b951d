package io.relance.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.execution.wave.FailedWaves;
import io.relance.application.execution.wave.StepResult;
import io.relance.application.persistence.Json;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Waves form, part, wait and end: D3.1, D3.2, D3.4, D3.6, A-9, C-D1, C-D2, C-C1, C-E1, P-6, L-17,
 * L-21.
 */
class ExecutionScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "lucky", "elements": [
        {"id": "lucky", "name": "Lucky?", "kind": "condition",
         "criteria": {"property": "country", "is": "FR"}, "onTrue": "list", "onFalse": "wait"},
        {"id": "list", "name": "Keep", "kind": "add-to-list", "list": "winners", "next": "done"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "monday"},
        {"id": "monday", "name": "Monday", "kind": "delay-until-weekday", "days": ["MONDAY"],
         "at": "09:00", "zone": "contact", "next": "lost"},
        {"id": "lost", "name": "Lost", "kind": "end", "outcome": "abandon"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  private ExecutionFixture world;

  @BeforeEach
  void open() {
    world = new ExecutionFixture(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void countsAFactOnceHoweverOftenItIsTold() {
    var live = world.live(FLOW);
    var fact = new EnrollmentRequest(new ContactId("ana"), "order-completed:1", true);

    world.walking.enrollContacts().enroll(live, List.of(fact, fact), false);
    world.walking.enrollContacts().enroll(live, List.of(fact), false);

    var report = world.counters.report(new AutomationId("a1"));
    assertThat(report.timesTriggered()).isEqualTo(1);
    assertThat(report.entered()).isEqualTo(1);
    assertThat(world.engine.started).hasSize(1);
  }

  @Test
  void formsOneWaveOfManyContactsAndStartsIt() {
    world.walking.enrollContacts().enroll(world.live(FLOW), candidates(250), false);

    assertThat(world.engine.started).hasSize(1);
    assertThat(world.walking.waves().open(new AutomationId("a1")))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.wave().size()).isEqualTo(250);
              assertThat(world.walking.waves().members(found)).hasSize(250);
            });
  }

  @Test
  void enrollsTheSecondFactOfAContactInTheSameBatch() {
    var facts =
        List.of(
            new EnrollmentRequest(new ContactId("ana"), "order:1", true),
            new EnrollmentRequest(new ContactId("ana"), "order:2", true));

    world.walking.enrollContacts().enroll(world.live(FLOW), facts, false);

    assertThat(world.counters.report(new AutomationId("a1")).entered()).isEqualTo(2);
  }

  @Test
  void refusesReentryAndStillCountsTheFact() {
    var live =
        world.live(FLOW.replace("\"start\"", "\"reentry\": {\"kind\": \"once\"}, \"start\""));

    world
        .walking
        .enrollContacts()
        .enroll(live, List.of(new EnrollmentRequest(new ContactId("ana"), "order:1", true)), false);
    world
        .walking
        .enrollContacts()
        .enroll(live, List.of(new EnrollmentRequest(new ContactId("ana"), "order:2", true)), false);

    var report = world.counters.report(new AutomationId("a1"));
    assertThat(report.timesTriggered()).isEqualTo(2);
    assertThat(report.entered()).isEqualTo(1);
  }

  @Test
  void forksWhereAConditionPartsTheMembers() {
    world.lucky.addAll(List.of("c1", "c2"));
    world.walking.enrollContacts().enroll(world.live(FLOW), candidates(10), false);
    var wave = world.waveOf("launch-1", new ContactId("c1"));

    var stepResult = world.execute(new WaveId(wave), new ElementId("lucky"));

    assertThat(stepResult.exit()).isEqualTo("onFalse");
    assertThat(world.engine.started).hasSize(2);
    assertThat(world.here())
        .containsEntry("wait", 8L)
        .containsEntry("list", 2L)
        .doesNotContainKey("lucky");
    assertThat(world.execute(new WaveId(wave), new ElementId("lucky")))
        .as("asked again")
        .isEqualTo(stepResult);
    assertThat(world.engine.started).hasSize(2);
  }

  @Test
  void waitsInTheZoneOfEachContact() {
    world.zones.put("c1", ZoneId.of("Asia/Tokyo"));
    world.walking.enrollContacts().enroll(world.live(FLOW), candidates(2), false);
    var wave = world.waveOf("launch-1", new ContactId("c0"));
    world.execute(new WaveId(wave), new ElementId("lucky"));

    var day = world.execute(new WaveId(wave), new ElementId("wait"));
    var monday = world.execute(new WaveId(wave), new ElementId("monday"));

    assertThat(day.until()).contains("2026-03-03T09:00:00Z");
    assertThat(Stream.concat(monday.until().stream(), inputs("until")))
        .containsExactlyInAnyOrder("2026-03-09T08:00:00Z", "2026-03-09T00:00:00Z");
  }

  @Test
  void endsEveryMemberOnceAndTheWaveWithThem() {
    world.lucky.addAll(IntStream.range(0, 70).mapToObj(at -> "c" + at).toList());
    world.erased.add("c3");
    world.walking.enrollContacts().enroll(world.live(FLOW), candidates(70), false);
    var wave = world.waveOf("launch-1", new ContactId("c1"));

    world.execute(new WaveId(wave), new ElementId("lucky"));
    assertThat(world.execute(new WaveId(wave), new ElementId("list")).exit()).isEqualTo("next");
    assertThat(world.execute(new WaveId(wave), new ElementId("done")))
        .isEqualTo(StepResult.ended());

    var report = world.counters.report(new AutomationId("a1"));
    assertThat(report.outcomes()).containsEntry("success", 69L).containsEntry("erased", 1L);
    assertThat(report.inProgress()).isZero();
    assertThat(world.here()).isEmpty();
    assertThat(world.lists.get("winners")).hasSize(69);
    assertThat(world.walking.waves().open(new AutomationId("a1"))).isEmpty();
  }

  @Test
  void tellsOfALostWaveAndLetsItGoOn() {
    world.walking.enrollContacts().enroll(world.live(FLOW), candidates(3), false);
    var wave = world.waveOf("launch-1", new ContactId("c1"));
    world.execute(new WaveId(wave), new ElementId("lucky"));

    world
        .walking
        .failedWaves()
        .markFailed(new FailedWaves.Execution(new WaveId(wave), 1), "Lambda.Unknown");
    assertThat(world.walking.failedWaves().replay(new WaveId(wave))).isTrue();

    assertThat(world.engine.started).containsKey(wave + "-2");
    assertThat(world.engine.started.get(wave + "-2")).contains("\"enter\":\"wait\"");
    assertThat(world.execute(new WaveId(wave), new ElementId("wait")))
        .as("the voided execution")
        .isEqualTo(StepResult.ended());
    assertThat(world.walking.failedWaves().replay(new WaveId(wave))).isFalse();
  }

  @Test
  void takesEverybodyOutOnce() {
    world.walking.enrollContacts().enroll(world.live(FLOW), candidates(40), false);
    var wave = world.waveOf("launch-1", new ContactId("c1"));
    world.execute(new WaveId(wave), new ElementId("lucky"));

    assertThat(Cancelling.all(world.ending, new AutomationId("a1"), 1)).isEqualTo(40);
    assertThat(Cancelling.all(world.ending, new AutomationId("a1"), 1)).isZero();

    var report = world.counters.report(new AutomationId("a1"));
    assertThat(report.inProgress()).isZero();
    assertThat(world.here()).isEmpty();
    assertThat(report.outcomes()).containsEntry(CancelWaves.CANCELLED, 40L);
    assertThat(world.execute(new WaveId(wave), new ElementId("wait")))
        .isEqualTo(StepResult.ended());
  }

  @Test
  @DisplayName("L-39: what is due and did not start is found and started")
  void startsWhatIsOwedWhenTheAgendaLooks() {
    world.walking.enrollContacts().enroll(world.live(FLOW), candidates(1), false);
    world.engine.started.clear();

    world.clock.pass(Duration.ofMinutes(2));
    world.walking.schedule().tick(Schedule.actions(Stream.of(watch())));

    assertThat(world.engine.started).hasSize(1);
  }

  private WaveWatch watch() {
    return new WaveWatch(
        world.walking.waves(),
        world.walking.enrollContacts(),
        world.walking.failedWaves(),
        world.cancelWaves,
        world.engine);
  }

  private Stream<String> inputs(String field) {
    return world.engine.started.values().stream()
        .map(Json::tree)
        .filter(input -> input.has(field))
        .map(input -> input.get(field).asText());
  }

  private static List<EnrollmentRequest> candidates(int size) {
    return IntStream.range(0, size)
        .mapToObj(at -> new EnrollmentRequest(new ContactId("c" + at), "launch-1", false))
        .toList();
  }
}
