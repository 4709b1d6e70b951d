package io.relance.application.sending.dispatch;

import static io.relance.domain.inbound.DeliveryReceipt.Status.ACCEPTED;
import static io.relance.domain.inbound.DeliveryReceipt.Status.DEFERRED;
import static io.relance.domain.inbound.DeliveryReceipt.Status.DELIVERED;
import static io.relance.domain.inbound.DeliveryReceipt.Status.FAILED;
import static io.relance.domain.inbound.DeliveryReceipt.Status.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.dispatch.FakeSmsProvider.Mood;
import io.relance.application.sending.dispatch.ProcessReceipt.Result;
import io.relance.application.sending.model.SendState;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SendId;
import io.relance.domain.id.WaveId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.provider.SendResult.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Receipts, in any order and repeated (D5.3, L-18)")
class ReceiptScenarioTest {
  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;
  private ContactId ana;
  private WaveId wave;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
    ana = sendingScenario.subscriber("Ana", "+33612000007");
    wave = sendingScenario.launch(world.live(SendingScenario.FLOW), List.of(ana));
    sendingScenario.arrives(wave, new ElementId("hello"));
  }

  @Test
  void countsADeliveryOnce() {
    sendingScenario.work();

    assertThat(receive(DELIVERED)).isEqualTo(Result.APPLIED);
    assertThat(receive(DELIVERED)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(receive(SENT)).isEqualTo(Result.ALREADY_KNOWN);

    assertThat(sendingScenario.counts()).containsEntry("sent", 1L).containsEntry("delivered", 1L);
  }

  @Test
  @DisplayName("A task is answered by what settles its last send, and by nothing later")
  void answersNoTaskOfASettledSend() {
    sendingScenario.work();
    world.around.engine().goesAway();

    assertThat(receive(DELIVERED)).isEqualTo(Result.APPLIED);
    var _ = world.sending().skipSends().eraseSome(ana, "");

    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.SENT);
  }

  @Test
  void endsTheSameWhateverTheOrder() {
    sendingScenario.work();
    receive(FAILED);
    assertThat(sendingScenario.counts()).containsEntry("failed", 1L).containsEntry("sent", 0L);
    assertThat(sendingScenario.send(ana).reason()).contains("The phone was off.");

    receive(SENT);
    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.FAILED);
    receive(DELIVERED);
    receive(FAILED);

    assertThat(sendingScenario.counts())
        .containsEntry("failed", 0L)
        .containsEntry("sent", 1L)
        .containsEntry("delivered", 1L);
  }

  @Test
  void settlesWhatWasUnconfirmed() {
    sms.cannotBeAsked();
    sms.next(1, Mood.FALLS_SILENT_AFTER);
    sendingScenario.work();

    receive(ACCEPTED);

    assertThat(sendingScenario.counts()).containsEntry("unconfirmed", 0L).containsEntry("sent", 1L);
  }

  @Test
  void comesBeforeTheProvidersOwnAnswer() {
    sms.meanwhile(
        () -> {
          receive(SENT);
          receive(DELIVERED);
        });

    sendingScenario.work();

    assertThat(sendingScenario.counts())
        .containsEntry("sent", 1L)
        .containsEntry("delivered", 1L)
        .containsEntry("queued", 0L);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void acceptsAndCountsWhatIsAboutNoSendOfOurs() {
    sendingScenario.work();

    var unknown =
        world.sending().processReceipt().process(receipt("other", new SendId("no-send"), SENT));

    assertThat(unknown).isEqualTo(Result.UNKNOWN);
  }

  @Test
  void findsTheSendByTheProvidersIdWhereOursIsMissing() {
    sendingScenario.work();

    var result = world.sending().processReceipt().process(receipt("P1", DELIVERED));

    assertThat(result).isEqualTo(Result.APPLIED);
  }

  @Test
  void endsAllTypesWhenTheReceiverToldTheProviderToStop() {
    sendingScenario.work();

    var stop =
        new DeliveryReceipt(
            "played",
            "P1",
            Optional.of(sendingScenario.send(ana).id()),
            FAILED,
            Optional.of("21610"),
            Optional.of("The person replied STOP to this sender."),
            Kind.OPTED_OUT);
    world.sending().processReceipt().process(stop);
    world.sending().processReceipt().process(stop);

    assertThat(world.contacts.find(ana).orElseThrow().consents().optedOut(Channel.SMS)).isTrue();
    assertThat(sendingScenario.send(ana).reason())
        .contains("The person replied STOP to this sender.");
  }

  @Test
  @DisplayName(
      "cases 41: what the provider accepted and could not send for now is sent again, once")
  void sendsAgainWhatWasDeferred() {
    sendingScenario.work();

    assertThat(receive(DEFERRED)).isEqualTo(Result.APPLIED);
    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.QUEUED);
    assertThat(receive(DEFERRED)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(receive(SENT)).isEqualTo(Result.ALREADY_KNOWN);
    minutesPass(2);

    assertThat(sms.taken()).hasSize(2);
    assertThat(sendingScenario.send(ana).providerId()).contains("P2");
    assertThat(receive(DEFERRED)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(sendingScenario.counts()).containsEntry("sent", 1L).containsEntry("queued", 0L);
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void defersBeforeTheProvidersOwnAnswer() {
    sms.meanwhile(() -> receive(DEFERRED));
    sendingScenario.work();
    sms.meanwhile(() -> {});

    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.QUEUED);
    receive(FAILED);
    minutesPass(2);

    assertThat(sms.taken()).hasSize(2);
    assertThat(receive(FAILED)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.SENT);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
  }

  @Test
  void failsWhatIsDeferredForMoreThanADay() {
    sendingScenario.work();
    receive(DEFERRED);
    minutesPass(2);
    world.around.realTime().pass(Duration.ofHours(25));

    world
        .sending()
        .processReceipt()
        .process(receipt("P2", sendingScenario.send(ana).id(), DEFERRED));

    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.FAILED);
    assertThat(sms.taken()).hasSize(2);
  }

  private void minutesPass(int minutes) {
    world.around.realTime().pass(Duration.ofMinutes(minutes));
    sendingScenario.due(Duration.ofMinutes(minutes));
  }

  private Result receive(DeliveryReceipt.Status status) {
    var send = sendingScenario.send(ana).id();
    return world.sending().processReceipt().process(receipt("P1", send, status));
  }

  private static DeliveryReceipt receipt(String id, DeliveryReceipt.Status status) {
    return new DeliveryReceipt(
        "played",
        id,
        Optional.empty(),
        status,
        Optional.empty(),
        Optional.of("The phone was off.").filter(_ -> status == FAILED),
        Kind.MESSAGE);
  }

  private static DeliveryReceipt receipt(String id, SendId send, DeliveryReceipt.Status status) {
    var receipt = receipt(id, status);
    return new DeliveryReceipt(
        receipt.provider(),
        id,
        Optional.of(send),
        status,
        receipt.errorCode(),
        receipt.reason(),
        receipt.kind());
  }
}
