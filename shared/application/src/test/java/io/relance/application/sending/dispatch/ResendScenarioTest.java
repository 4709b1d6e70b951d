package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.dispatch.FakeSmsProvider.Mood;
import io.relance.application.sending.dispatch.ResendMessages.Result;
import io.relance.application.sending.model.Messages.Field;
import io.relance.application.sending.model.Messages.Filter;
import io.relance.application.sending.model.SendState;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SendId;
import io.relance.domain.id.WaveId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Failed and unconfirmed messages are resent at an operator's request, once")
class ResendScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario scenario;
  private List<ContactId> people;
  private WaveId wave;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    scenario = new SendingScenario(world);
    people = scenario.subscribers(3);
    wave = scenario.launch(world.live(SendingScenario.FLOW), people);
  }

  @Test
  void resendsAFailedMessageOnce() {
    fails();
    var send = scenario.send(people.getFirst()).id();

    assertThat(resend(send)).isEqualTo(new Result.Queued());
    assertThat(resend(send)).isEqualTo(new Result.Refused(SendState.QUEUED));
    scenario.due(Duration.ofSeconds(1));

    assertThat(sms.countsBySend()).containsExactly(Map.entry(send.value(), 1L));
    assertThat(resend(send)).isEqualTo(new Result.Refused(SendState.SENT));
    assertThat(scenario.counts()).containsEntry("failed", 2L).containsEntry("sent", 1L);
    assertThat(scenario.shards()).allMatch(SendingScenario::addsUp);
    assertThat(scenario.movedOn(wave, HELLO)).isPresent();
  }

  @Test
  void letsAWaveWaitForAMessageThatIsResentBeforeTheOthersAreSettled() {
    sms.next(1, Mood.REFUSES);
    sms.next(100, Mood.REFUSES_OUR_ACCOUNT);
    scenario.arrives(wave, HELLO);
    scenario.work();
    var failed =
        people.stream()
            .map(scenario::send)
            .filter(send -> send.state() == SendState.FAILED)
            .findFirst()
            .orElseThrow();

    assertThat(resend(failed.id())).isEqualTo(new Result.Queued());
    scenario.due(Duration.ofSeconds(1));
    assertThat(scenario.movedOn(wave, HELLO)).isEmpty();
    sms.becomesWell();
    scenario.passes(Duration.ofMinutes(6));

    assertThat(sms.countsBySend().values()).hasSize(3).containsOnly(1L);
    assertThat(scenario.movedOn(wave, HELLO)).isPresent();
    assertThat(scenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void resendsAnUnconfirmedMessage() {
    sms.cannotBeAsked();
    sms.next(3, Mood.FALLS_SILENT_BEFORE);
    scenario.arrives(wave, HELLO);
    scenario.work();
    var send = scenario.send(people.getFirst()).id();

    assertThat(resend(send)).isEqualTo(new Result.Queued());
    scenario.due(Duration.ofSeconds(1));

    assertThat(sms.countsBySend()).containsExactly(Map.entry(send.value(), 1L));
  }

  @Test
  void skipsAContactWhoHasOptedOutSince() {
    fails();
    scenario.stops(people.getFirst());

    resend(scenario.send(people.getFirst()).id());
    scenario.due(Duration.ofSeconds(1));

    assertThat(sms.taken()).isEmpty();
    assertThat(scenario.send(people.getFirst()).reason()).contains("opted-out");
  }

  @Test
  @DisplayName("B8: all messages that were refused for one reason are resent together")
  void resendsAllThatWereRefusedForOneReason() {
    fails();
    var filter = new Filter(Map.of(Field.STATE, "failed", Field.REASON, "The provider says no."));

    assertThat(world.sending().resendMessages().resendAll(filter, "failed"))
        .isEqualTo(new ResendMessages.Many(3, false));
    assertThat(world.sending().resendMessages().resendAll(filter, "failed"))
        .isEqualTo(new ResendMessages.Many(0, false));
    scenario.due(Duration.ofSeconds(1));

    assertThat(sms.countsBySend().values()).hasSize(3).containsOnly(1L);
  }

  @Test
  void knowsNoOtherMessages() {
    assertThat(resend(new SendId("nothing"))).isEqualTo(new Result.Unknown());
  }

  private void fails() {
    sms.next(3, Mood.REFUSES);
    scenario.arrives(wave, HELLO);
    scenario.work();
    assertThat(scenario.counts()).containsEntry("failed", 3L);
  }

  private Result resend(SendId send) {
    return world.sending().resendMessages().resend(send);
  }
}
