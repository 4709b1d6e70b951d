package io.relance.application.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.InFlight;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.id.AutomationId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chosen dates of automations, each of which is launched once. */
@DisplayName("C-T2: dates")
class DatesScenarioTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private StoryWorld world;
  private Instant start;

  @BeforeEach
  void open() {
    open(new StoryWorld(folder));
  }

  private void open(StoryWorld opened) {
    world = opened;
    start = world.clock.instant();
    contact("ana@example.org");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void launchesAtEachDateInWhateverOrderTheyAreGiven() {
    var automation = activate("project", in(Duration.ofHours(50)), in(Duration.ofHours(2)));

    assertThat(triggeredAfterEachOf(automation, 1, 2, 40, 8, 48))
        .containsExactly(0L, 1L, 1L, 2L, 2L);
    assertThat(world.entered(automation)).isEqualTo(2);
  }

  @Test
  void ignoresDatesThatArePast() {
    var automation = activate("project", in(DAY.negated()), in(DAY));

    assertThat(triggeredAfterEachOf(automation, 1, 24)).containsExactly(0L, 1L);
  }

  @Test
  void makesUpForTheLatestDateOfADowntime() {
    var dates = Stream.of(1, 2, 3, 20).map(day -> in(DAY.multipliedBy(day)));
    var automation = activate("project", dates.toArray(String[]::new));
    world.pass(Duration.ofMinutes(1));

    assertThat(triggeredAfterEachOf(automation, 240, 24, 240)).containsExactly(1L, 1L, 2L);
  }

  @Test
  void launchesADateOnceHoweverOftenItsEntryIsExecuted() {
    var at = in(Duration.ofHours(1));
    var automation = activate("project", at);
    var entry = new TriggerDate(automation, 1, LocalDateTime.parse(at)).subject();

    world.pass(Duration.ofHours(2));
    for (int time = 0; time < 3; time++) {
      world.relance.launching().launchAtDates().fire(entry, world.clock.instant());
      world.settles();
    }
    world.sweep();

    assertThat(world.timesTriggered(automation)).isEqualTo(1);
    assertThat(world.entered(automation)).isEqualTo(1);
  }

  @Test
  void survivesALostAnswer() {
    world.close();
    var faults = new LaunchFaults();
    open(new StoryWorld(folder.resolve("faulty"), faults));
    var automation = activate("project", in(Duration.ofHours(1)), in(DAY));

    faults.after = true;
    world.pass(Duration.ofHours(2));
    world.sweep();
    world.pass(DAY);

    assertThat(faults.after).isFalse();
    assertThat(world.timesTriggered(automation)).isEqualTo(2);
    assertThat(world.entered(automation)).isEqualTo(2);
  }

  @Test
  void endsWithItsActivation() {
    var automation = activate("project", in(DAY), in(DAY.multipliedBy(3)));

    world.toggling.deactivate(automation, InFlight.FINISH);
    world.pass(DAY.multipliedBy(2));
    world.toggling.activate(automation, ActivationNote.by("system"));
    world.pass(DAY.multipliedBy(2));

    assertThat(world.timesTriggered(automation)).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "RFC 5545 3.3.5: a skipped time keeps the offset before it, a doubled one is the first")
  void comesOnceWhereClocksChange() {
    var skipped = activate("Europe/Paris", "2027-03-28T02:30", "2027-03-28T03:30");
    var doubled = activate("Europe/Paris", "2027-10-31T02:30");

    assertThat(triggeredAt(skipped, "2027-03-28T01:29:00Z", "2027-03-28T01:31:00Z"))
        .containsExactly(0L, 1L);
    assertThat(triggeredAt(doubled, "2027-10-31T00:29:00Z", "2027-10-31T00:31:00Z"))
        .containsExactly(0L, 1L);
    world.pass(DAY);
    assertThat(world.timesTriggered(skipped)).isEqualTo(1);
    assertThat(world.timesTriggered(doubled)).isEqualTo(1);
  }

  @Test
  void isPastInTheZonesOfContactsOnceItIsPastInThatOfTheProject() {
    var soon = activate("contact", in(Duration.ofHours(1)));
    var past = activate("contact", in(Duration.ofHours(-1)));

    world.pass(Duration.ofMinutes(1));

    assertThat(world.timesTriggered(soon)).isEqualTo(1);
    assertThat(world.timesTriggered(past)).isZero();
  }

  /** The number of launches after each of some hours. */
  private List<Long> triggeredAfterEachOf(AutomationId automation, int... hours) {
    return Arrays.stream(hours)
        .mapToObj(
            some -> {
              world.pass(Duration.ofHours(some));
              return world.timesTriggered(automation);
            })
        .toList();
  }

  /** The number of launches at each of some instants. */
  private List<Long> triggeredAt(AutomationId automation, String... instants) {
    return Stream.of(instants)
        .map(
            instant -> {
              world.pass(Duration.between(world.clock.instant(), Instant.parse(instant)));
              return world.timesTriggered(automation);
            })
        .toList();
  }

  /** A time from the start on, where the project is. */
  private String in(Duration time) {
    return LocalDateTime.ofInstant(start.plus(time), ZoneOffset.UTC).toString();
  }

  private AutomationId activate(String zone, String... dates) {
    var trigger =
        """
        {"kind": "dates", "at": [%s], "zone": "%s",
         "audience": {"criteria": {"property": "email", "exists": true}}}
        """
            .formatted(
                Stream.of(dates).map("\"%s\""::formatted).collect(Collectors.joining(", ")), zone);
    return new AutomationId(world.activate(trigger));
  }

  private void contact(String email) {
    var edit = ContactEdit.NONE.set(ContactField.EMAIL, email);
    assertThat(world.contacts.create(edit, List.of())).isInstanceOf(ContactEditResult.Kept.class);
  }
}
