package io.relance.application.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.InFlight;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.lists.CreateListResult;
import io.relance.application.lists.Lists;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates of recurring automations, each of which is launched once. */
@DisplayName("C-T1: recurrences")
class RecurrenceScenarioTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String OF_LIST = "{\"list\": \"vip\"}";
  private static final String OF_BIRTHDAYS =
      "{\"criteria\": {\"property\": \"birthday\", \"anniversaryWithin\": \"P0D\"}}";

  @TempDir Path folder;
  private StoryWorld world;
  private Lists lists;
  private ListId vip;

  @BeforeEach
  void open() {
    open(new StoryWorld(folder));
  }

  private void open(StoryWorld opened) {
    world = opened;
    lists = world.relance.people().lists();
    vip = ((CreateListResult.Made) lists.create("VIP")).list().id();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void takesTheAudienceAtEachDate() {
    member("ana@example.org");
    member("bob@example.org");
    var automation = daily(OF_LIST);

    var before = world.timesTriggered(automation);
    world.pass(HOUR);
    var first = world.entered(automation);
    member("cleo@example.org");
    world.pass(DAY);

    assertThat(before).isZero();
    assertThat(first).isEqualTo(2);
    assertThat(world.timesTriggered(automation)).isEqualTo(2);
    assertThat(world.entered(automation)).isEqualTo(5);
  }

  @Test
  void launchesADateOnceHoweverOftenItsEntryIsExecuted() {
    member("ana@example.org");
    var automation = daily(OF_LIST);
    var entry = new TriggerDate(automation, 1, today().atTime(soon())).subject();

    world.pass(HOUR);
    for (int time = 0; time < 3; time++) {
      world.relance.launching().launchAtDates().fire(entry, world.clock.instant());
      world.settles();
    }
    world.sweep();

    assertThat(world.timesTriggered(automation)).isEqualTo(1);
    assertThat(world.entered(automation)).isEqualTo(1);
  }

  @Test
  void makesUpForTheLatestDateOfADowntime() {
    member("ana@example.org");
    var automation = daily(OF_LIST);
    world.pass(Duration.ofMinutes(1));

    world.pass(DAY.multipliedBy(10));
    var after = world.timesTriggered(automation);
    world.pass(DAY);

    assertThat(after).isEqualTo(1);
    assertThat(world.timesTriggered(automation)).isEqualTo(2);
  }

  @Test
  @DisplayName("Criteria are evaluated for the date, so that a late birthday is not greeted twice")
  void evaluatesCriteriaForTheDate() {
    born("ana@example.org", today());
    born("bob@example.org", today().plusDays(1));
    var automation = daily(OF_BIRTHDAYS);

    world.pass(Duration.ofHours(20));
    var late = world.entered(automation);
    world.pass(Duration.ofHours(5));

    assertThat(late).isEqualTo(1);
    assertThat(world.timesTriggered(automation)).isEqualTo(2);
    assertThat(world.entered(automation)).isEqualTo(2);
  }

  @Test
  void findsEachContactOfManyOnce() {
    for (int at = 0; at < 230; at++) {
      born("contact-%d@example.org".formatted(at), today().minusYears(at % 2).plusDays(at % 3));
    }
    var automation = daily(OF_BIRTHDAYS);

    world.pass(HOUR);

    assertThat(world.entered(automation)).isEqualTo(77);
  }

  @Test
  void endsWithItsActivation() {
    member("ana@example.org");
    var automation = daily(OF_LIST);
    world.pass(HOUR);

    world.toggling.deactivate(automation, InFlight.FINISH);
    world.pass(DAY);
    world.toggling.activate(automation, ActivationNote.by("system"));
    var inactive = world.timesTriggered(automation);
    world.pass(DAY);

    assertThat(inactive).isEqualTo(1);
    assertThat(world.timesTriggered(automation)).isEqualTo(2);
  }

  @Test
  void isOverAfterItsLastDate() {
    member("ana@example.org");
    var automation = activate(OF_LIST, ";COUNT=2");

    for (int day = 0; day < 4; day++) {
      world.pass(DAY);
    }

    assertThat(world.timesTriggered(automation)).isEqualTo(2);
  }

  @Test
  void survivesALostAnswer() {
    var faults = reopen();
    member("ana@example.org");
    var automation = daily(OF_LIST);

    faults.after = true;
    world.pass(HOUR);
    world.sweep();
    world.pass(HOUR);
    var first = world.entered(automation);
    world.pass(DAY);

    assertThat(faults.after).isFalse();
    assertThat(first).isEqualTo(1);
    assertThat(world.timesTriggered(automation)).isEqualTo(2);
    assertThat(world.entered(automation)).isEqualTo(2);
  }

  @Test
  void isLaunchedLaterWhenTheStoreFails() {
    var faults = reopen();
    member("ana@example.org");
    var automation = daily(OF_LIST);

    faults.before = true;
    world.pass(HOUR);
    var failed = world.timesTriggered(automation);
    world.sweep();
    world.pass(HOUR);

    assertThat(failed).isZero();
    assertThat(world.timesTriggered(automation)).isEqualTo(1);
    assertThat(world.entered(automation)).isEqualTo(1);
    assertThat(world.objects.list("launches/")).isEmpty();
  }

  private LaunchFaults reopen() {
    world.close();
    var faults = new LaunchFaults();
    open(new StoryWorld(folder.resolve("faulty"), faults));
    return faults;
  }

  /** Each day, the first time within the hour. */
  private AutomationId daily(String audience) {
    return activate(audience, "");
  }

  private AutomationId activate(String audience, String rule) {
    var trigger =
        """
        {"kind": "recurrence", "rule": "FREQ=DAILY%s", "start": "%s", "zone": "project",
         "at": "%s", "audience": %s}
        """
            .formatted(rule, today(), soon(), audience);
    return new AutomationId(world.activate(trigger));
  }

  private LocalTime soon() {
    return LocalTime.ofInstant(world.clock.instant().plus(Duration.ofMinutes(30)), ZoneOffset.UTC);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);
  }

  private void member(String email) {
    lists.add(vip, List.of(created(ContactEdit.NONE.set(ContactField.EMAIL, email))));
  }

  private void born(String email, LocalDate date) {
    created(
        ContactEdit.NONE
            .set(ContactField.EMAIL, email)
            .set("birthday", new Scalar.Text(date.minusYears(30).toString())));
  }

  private ContactId created(ContactEdit edit) {
    return ((ContactEditResult.Kept) world.contacts.create(edit, List.of())).contact().id();
  }
}
