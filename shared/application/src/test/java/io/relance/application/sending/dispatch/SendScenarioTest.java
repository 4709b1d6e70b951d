package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.ElementId;
import io.relance.domain.provider.SmsProvider.Sms;
import io.relance.domain.shop.ContactDetails;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A wave at an element that sends (D4.3, C-A2)")
class SendScenarioTest {
  @TempDir private Path folder;
  private FakeSmsProvider sms;
  private SendingFixture world;
  private SendingScenario sendingScenario;

  @BeforeEach
  void open() {
    sms = new FakeSmsProvider();
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void sendsEachMemberItsTextAndMovesTheWaveOn() {
    var people = sendingScenario.subscribers(60);
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken())
        .extracting(it -> it.sms().text())
        .contains("Hello Ana0!", "Hello Ana59!");
    assertThat(sms.countsBySend().values()).hasSize(60).containsOnly(1L);
    assertThat(sendingScenario.count("sent")).isEqualTo(60);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello")))
        .contains("{\"exit\":\"next\"}");
  }

  @Test
  void skipsWhoAgreedToNothingAndSaysWhy() {
    var stranger = sendingScenario.contact("Bob", ContactDetails.ofPhone("+33612000001"));
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), List.of(stranger));

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken()).isEmpty();
    assertThat(sendingScenario.send(stranger).reason()).contains("not-subscribed");
    assertThat(sendingScenario.counts())
        .containsEntry("skipped", 1L)
        .containsEntry("skipped:not-subscribed", 1L);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
  }

  @Test
  void sendsOnceWhenTheArrivalIsToldAgain() {
    var people = sendingScenario.subscribers(3);
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();
    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken()).hasSize(3);
    assertThat(sendingScenario.count("targeted")).isEqualTo(3);
  }

  @Test
  void tellsTheSenderAndTheAddress() {
    var ana = sendingScenario.subscriber("Ana", "+33612000007");
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), List.of(ana));

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken().getFirst().sms())
        .isEqualTo(
            new Sms(
                sendingScenario.send(ana).id(),
                SendingFixture.SENDER,
                "+33612000007",
                "Hello Ana!"));
    assertThat(sendingScenario.send(ana).content().orElseThrow().segments()).isEqualTo(1);
  }

  @Test
  @DisplayName("L14: a name that is an address of the web is absent from texts, and is kept")
  void sendsNobodysLinkInPlaceOfAName() {
    var ana = sendingScenario.subscriber("bit.ly/win", "+33612000008");
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), List.of(ana));

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken().getFirst().sms().text()).isEqualTo("Hello !");
    assertThat(world.contacts.find(ana).orElseThrow().firstName()).contains("bit.ly/win");
  }
}
