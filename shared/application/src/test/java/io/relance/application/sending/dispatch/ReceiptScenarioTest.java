package io.relance.application.sending.dispatch;

import static io.relance.domain.inbound.DeliveryReceipt.Status.ACCEPTED;
import static io.relance.domain.inbound.DeliveryReceipt.Status.DELIVERED;
import static io.relance.domain.inbound.DeliveryReceipt.Status.FAILED;
import static io.relance.domain.inbound.DeliveryReceipt.Status.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.dispatch.PlayedSms.Mood;
import io.relance.application.sending.dispatch.ProcessReceipt.Taken;
import io.relance.application.sending.model.SendState;
import io.relance.domain.contact.Channel;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.provider.SendResult.Kind;
import java.nio.file.Path;
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
  private final PlayedSms sms = new PlayedSms();
  @AutoClose private SendingWorld world;
  private Play play;
  private String ana;
  private String wave;

  @BeforeEach
  void open() {
    world = new SendingWorld(folder, sms);
    play = new Play(world);
    ana = play.subscriber("Ana", "+33612000007");
    wave = play.launch(world.live(Play.FLOW), List.of(ana));
    play.arrives(wave, "hello");
  }

  @Test
  void countsADeliveryOnce() {
    play.work();

    assertThat(takes(DELIVERED)).isEqualTo(Taken.NEWS);
    assertThat(takes(DELIVERED)).isEqualTo(Taken.KNOWN);
    assertThat(takes(SENT)).isEqualTo(Taken.KNOWN);

    assertThat(play.counts()).containsEntry("sent", 1L).containsEntry("delivered", 1L);
  }

  @Test
  void endsTheSameWhateverTheOrder() {
    play.work();
    takes(FAILED);
    assertThat(play.counts()).containsEntry("failed", 1L).containsEntry("sent", 0L);
    assertThat(play.send(ana).reason()).contains("The phone was off.");

    takes(SENT);
    assertThat(play.send(ana).state()).isEqualTo(SendState.FAILED);
    takes(DELIVERED);
    takes(FAILED);

    assertThat(play.counts())
        .containsEntry("failed", 0L)
        .containsEntry("sent", 1L)
        .containsEntry("delivered", 1L);
  }

  @Test
  void settlesWhatWasUnconfirmed() {
    sms.cannotBeAsked();
    sms.next(1, Mood.FALLS_SILENT_AFTER);
    play.work();

    takes(ACCEPTED);

    assertThat(play.counts()).containsEntry("unconfirmed", 0L).containsEntry("sent", 1L);
  }

  @Test
  void comesBeforeTheProvidersOwnAnswer() {
    sms.meanwhile(
        () -> {
          takes(SENT);
          takes(DELIVERED);
        });

    play.work();

    assertThat(play.counts())
        .containsEntry("sent", 1L)
        .containsEntry("delivered", 1L)
        .containsEntry("queued", 0L);
    assertThat(play.movedOn(wave, "hello")).isPresent();
    assertThat(play.shards()).allMatch(Play::addsUp);
  }

  @Test
  void acceptsAndCountsWhatIsAboutNoSendOfOurs() {
    play.work();

    var unknown =
        world.sending().processReceipt().take(receipt("other", Optional.of("no-send"), SENT));

    assertThat(unknown).isEqualTo(Taken.UNKNOWN);
  }

  @Test
  void findsTheSendByTheProvidersIdWhereOursIsMissing() {
    play.work();

    var taken = world.sending().processReceipt().take(receipt("P1", Optional.empty(), DELIVERED));

    assertThat(taken).isEqualTo(Taken.NEWS);
  }

  @Test
  void endsAllTypesWhenTheReceiverToldTheProviderToStop() {
    play.work();

    var stop =
        new DeliveryReceipt(
            "played",
            "P1",
            Optional.of(play.send(ana).id()),
            FAILED,
            Optional.of("21610"),
            Optional.of("The person replied STOP to this sender."),
            Kind.OPTED_OUT);
    world.sending().processReceipt().take(stop);
    world.sending().processReceipt().take(stop);

    assertThat(world.contacts.find(ana).orElseThrow().consents().optedOut(Channel.SMS)).isTrue();
    assertThat(play.send(ana).reason()).contains("The person replied STOP to this sender.");
  }

  private Taken takes(DeliveryReceipt.Status status) {
    var send = play.send(ana).id();
    return world.sending().processReceipt().take(receipt("P1", Optional.of(send), status));
  }

  private static DeliveryReceipt receipt(
      String id, Optional<String> send, DeliveryReceipt.Status status) {
    return new DeliveryReceipt(
        "played",
        id,
        send,
        status,
        Optional.empty(),
        Optional.of("The phone was off.").filter(_ -> status == FAILED),
        Kind.MESSAGE);
  }
}
