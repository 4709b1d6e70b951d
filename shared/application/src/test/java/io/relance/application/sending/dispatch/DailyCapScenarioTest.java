package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.relance.application.sending.dispatch.FakeSmsProvider.Mood;
import io.relance.application.sending.guard.DailyCaps;
import io.relance.application.sending.guard.SendingPause;
import io.relance.application.sending.guard.SendingScope;
import io.relance.application.sending.model.SendState;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock stands at 9:00 UTC, the project's zone. */
@DisplayName("D7.8: automations send at most as many messages a day as their caps permit")
class DailyCapScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");
  private static final SendingScope AUTOMATION =
      new SendingScope.OfAutomation(SendingFixture.AUTOMATION);

  private static final String BY_TEXT =
      """
      {"format": 1, "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["order"],
       "match": "contains", "caseSensitive": false, "subscribersOnly": false},
       "start": "hello", "elements": [
        {"id": "hello", %s, "next": "done"},
        {"id": "done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String FORWARD =
      BY_TEXT.formatted(
          """
          "kind": "forward", "text": "An order",
          "to": [{"sms": "+33799999999"}, {"email": "kitchen@trattoria.test"}]""");
  private static final String ANSWER =
      BY_TEXT.formatted(
          """
          "name": "Hello", "kind": "send-sms", "purpose": "transactional", "text": "Hello\"""");

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario scenario;
  private List<ContactId> people;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    scenario = new SendingScenario(world);
    people = scenario.subscribers(60);
    scenario.tick();
  }

  @Test
  void holdsUntilTomorrowWhatIsMoreThanTheCapOfAll() {
    world.capsOfADay(new DailyCaps(40, DailyCaps.UNLIMITED));
    launch("launch-1", people);

    assertThat(sms.taken()).hasSize(40);
    assertThat(scenario.counts()).containsEntry("sent", 40L).containsEntry("held", 20L);
    assertThat(scenario.sends("launch-1", HELLO))
        .filteredOn(send -> send.reason().isPresent())
        .hasSize(20)
        .allMatch(send -> send.reason().orElseThrow().equals("daily-cap"));
    assertThat(uses()).containsExactly(tuple(SendingScope.everything(), 40L, 20L));
    assertThat(pauses()).isEmpty();
  }

  @Test
  void sendsTomorrowWhatWasHeldToday() {
    world.capsOfADay(new DailyCaps(40, DailyCaps.UNLIMITED));
    launch("launch-1", people);

    world.around.clock().pass(Duration.ofHours(15));
    scenario.arrives(scenario.forked(), HELLO);
    scenario.work();

    assertThat(sms.countsBySend().values()).hasSize(60).containsOnly(1L);
    assertThat(scenario.counts()).containsEntry("sent", 60L).containsEntry("held", 0L);
    assertThat(scenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  @DisplayName("An automation with twice as many messages as its cap is paused until it is resumed")
  void pausesAnAutomationThatSendsFarMoreThanItsCap() {
    world.capsOfADay(new DailyCaps(DailyCaps.UNLIMITED, 25));
    launch("launch-1", people.subList(0, 40));
    assertThat(sms.taken()).hasSize(25);
    assertThat(pauses()).isEmpty();

    launch("launch-2", people.subList(40, 60));

    assertThat(sms.taken()).hasSize(25);
    assertThat(pauses())
        .extracting(SendingPause::scope, SendingPause::by, SendingPause::reason)
        .containsExactly(tuple(AUTOMATION, SendingPause.RELANCE, SendingPause.Reason.DAILY_CAP));
    world.around.clock().pass(Duration.ofDays(1));
    launch("launch-3", people.subList(0, 5));
    assertThat(sms.taken()).hasSize(25);

    world.sending().sendingPauses().resume(AUTOMATION);
    scenario.passes(Duration.ofMinutes(3));
    assertThat(sms.taken()).hasSize(30);
  }

  @Test
  void countsNothingThatIsSkippedOrThatTheProviderRefuses() {
    world.capsOfADay(new DailyCaps(5, 5));
    people.subList(0, 3).forEach(scenario::stops);
    sms.next(15, Mood.IS_BUSY);

    launch("launch-1", people.subList(0, 8));
    scenario.later(Duration.ofMinutes(10));

    assertThat(scenario.counts()).containsEntry("skipped", 3L).containsEntry("sent", 5L);
    assertThat(scenario.count("held")).isZero();
  }

  @Test
  void countsAfterARestartWhatWasTakenBefore() {
    world.capsOfADay(new DailyCaps(DailyCaps.UNLIMITED, 40));
    launch("launch-1", people.subList(0, 30));
    world.capsOfADay(new DailyCaps(DailyCaps.UNLIMITED, 40));
    launch("launch-2", people.subList(30, 60));

    assertThat(sms.taken()).hasSize(40);
  }

  @Test
  void writesNothingMoreWithoutACap() {
    launch("launch-1", people);
    world.capsOfADay(new DailyCaps(1_000, 1_000));

    assertThat(sms.taken()).hasSize(60);
    assertThat(world.sending().dailyQuotas().uses()).isEmpty();
  }

  @Test
  void pausesAnAutomationOnceADay() {
    world.capsOfADay(new DailyCaps(DailyCaps.UNLIMITED, 10));
    launch("launch-1", people.subList(0, 25));
    assertThat(pauses()).hasSize(1);
    world.sending().sendingPauses().resume(AUTOMATION);

    launch("launch-2", people.subList(25, 60));

    assertThat(pauses()).isEmpty();
    assertThat(sms.taken()).hasSize(10);
  }

  @Test
  @DisplayName("P-7: a forward that is more than a cap goes tomorrow, though its wave has passed")
  void forwardsTomorrowWhatWasHeldToday() {
    world.capsOfADay(new DailyCaps(1, DailyCaps.UNLIMITED));
    arrives(FORWARD, "inbound:1", people.subList(0, 1), false);
    assertThat(forwarded()).isEqualTo(1);

    scenario.due(Duration.ofHours(15));

    assertThat(forwarded()).isEqualTo(2);
  }

  @Test
  void repliesInAnExchangeAboveTheCap() {
    world.capsOfADay(new DailyCaps(2, 2));
    arrives(ANSWER, "inbound:1", people.subList(0, 3), true);

    assertThat(sms.taken()).hasSize(3);
    assertThat(uses()).extracting(use -> use.toList().get(1)).containsOnly(2L);
  }

  @Test
  void losesNothingOfACapWhenMessagesCannotBeClaimed() {
    world.capsOfADay(new DailyCaps(5, 5));
    world.faults.beforeWriting(
        writes -> {
          if (writes.stream().anyMatch(DailyCapScenarioTest::claims)) {
            throw new TransientFailure("The store is busy");
          }
        });
    var wave =
        scenario.wave(world.live(SendingScenario.FLOW), "launch-1", people.subList(0, 5), false);
    scenario.arrives(wave, HELLO);
    assertThat(scenario.workUntilItFails()).isTrue();

    world.faults.beforeWriting(_ -> {});
    scenario.later(Duration.ofMinutes(10));

    assertThat(sms.taken()).hasSize(5);
  }

  private static boolean claims(Write write) {
    return write instanceof Write.Update update
        && update.edits().contains(Edit.set("state", SendState.CLAIMED.text()));
  }

  @Test
  void givesBackToTheDayOfWhichItWasTaken() {
    world.capsOfADay(new DailyCaps(5, 5));
    var quotas = world.sending().dailyQuotas();
    var yesterday = quotas.take(SendingFixture.AUTOMATION, 5);
    world.around.clock().pass(Duration.ofDays(1));

    quotas.giveBack(yesterday, 5);

    assertThat(quotas.take(SendingFixture.AUTOMATION, 10).count()).isEqualTo(5);
  }

  private int forwarded() {
    return sms.taken().size() + world.around.email().taken().size();
  }

  private void arrives(String flow, String source, List<ContactId> contacts, boolean exchange) {
    scenario.arrives(scenario.wave(world.live(flow), source, contacts, exchange), HELLO);
    scenario.work();
  }

  private void launch(String source, List<ContactId> contacts) {
    arrives(SendingScenario.FLOW, source, contacts, false);
  }

  private List<Tuple> uses() {
    return world.sending().dailyQuotas().uses().stream()
        .map(use -> tuple(use.scope(), use.taken(), use.held()))
        .toList();
  }

  private List<SendingPause> pauses() {
    return world.sending().sendingPauses().list();
  }
}
