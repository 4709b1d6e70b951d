package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.sending.model.SendKeys;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.time.QuietHours;
import io.relance.domain.time.QuietPeriod;
import io.relance.domain.time.RestDays;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock stands at 9:00 UTC: 10:00 in Paris, 18:00 in Tokyo. */
@DisplayName("D7.6: a contact gets at most as many marketing messages as the frequency cap permits")
class FrequencyCapScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;
  private LiveAutomation automation;
  private ContactId paris;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    world.capAt(1, 1);
    sendingScenario = new SendingScenario(world);
    automation = world.live(SendingScenario.FLOW);
    paris = sendingScenario.subscriber("Ana", "+33612000001");
  }

  @Test
  void skipsWhatIsMoreThanTheCapPermitsOnADay() {
    launch("launch-1", paris);
    launch("launch-2", paris);

    assertThat(sms.taken()).hasSize(1);
    assertThat(state("launch-2", paris)).isEqualTo("skipped frequency-cap");
    assertThat(sendingScenario.counts())
        .containsEntry("sent", 1L)
        .containsEntry("skipped:frequency-cap", 1L);

    world.around.clock().pass(Duration.ofHours(14));
    launch("launch-3", paris);
    assertThat(state("launch-3", paris)).isEqualTo("sent ");
  }

  @Test
  void countsTheDaysOfEachContactsOwnZone() {
    var tokyo = sendingScenario.subscriber("Aiko", "+819012345678");
    launch("launch-1", paris, tokyo);

    world.around.clock().pass(Duration.ofHours(6).minusSeconds(1));
    launch("launch-2", paris, tokyo);
    world.around.clock().pass(Duration.ofSeconds(1));
    launch("launch-3", paris, tokyo);

    assertThat(state("launch-2", tokyo)).isEqualTo("skipped frequency-cap");
    assertThat(state("launch-3", tokyo)).isEqualTo("sent ");
    assertThat(state("launch-3", paris)).isEqualTo("skipped frequency-cap");
  }

  @Test
  void countsThePresentDayAndThoseBeforeIt() {
    world.capAt(2, 3);
    launch("launch-1", paris);
    world.around.clock().pass(Duration.ofDays(1));
    launch("launch-2", paris);
    world.around.clock().pass(Duration.ofDays(1));
    launch("launch-3", paris);
    world.around.clock().pass(Duration.ofDays(1));
    launch("launch-4", paris);
    launch("launch-5", paris);

    assertThat(state("launch-3", paris)).isEqualTo("skipped frequency-cap");
    assertThat(state("launch-4", paris)).isEqualTo("sent ");
    assertThat(state("launch-5", paris)).isEqualTo("skipped frequency-cap");
  }

  @Test
  void neitherCountsNorSkipsWhatIsTransactionalOrAnAnswer() {
    var receipt = SendingScenario.FLOW.replace("\"marketing\"", "\"transactional\"");
    var answer =
        SendingScenario.FLOW.replace(
            "{\"kind\": \"manual\"}",
            "{\"kind\": \"inbound-message\", \"channel\": \"sms\", \"keywords\": [\"menu\"],"
                + " \"match\": \"exact\"}");
    for (var flow : List.of(receipt, answer)) {
      automation = world.live(flow);
      for (var at : List.of("a", "b")) {
        var wave = sendingScenario.wave(automation, flow.length() + at, List.of(paris), true);
        sendingScenario.arrives(wave, HELLO);
        sendingScenario.work();
      }
    }
    assertThat(sms.taken()).hasSize(4);
    automation = world.live(SendingScenario.FLOW);

    launch("launch-1", paris);

    assertThat(sms.taken()).hasSize(5);
    assertThat(sendingScenario.count("skipped")).isZero();
  }

  @Test
  void countsContactsNotAddresses() {
    var sister = sendingScenario.contact("Eva", ContactDetails.ofPhone("+33612000002"));
    sendingScenario.subscribe(sister);
    launch("launch-1", paris);
    launch("launch-2", sister);

    assertThat(state("launch-2", sister)).isEqualTo("sent ");
  }

  @Test
  void countsAHeldMessageOnTheDayItGoes() {
    var period = new QuietPeriod(LocalTime.of(9, 0), LocalTime.of(8, 0), RestDays.NONE);
    world.quietAt(new QuietHours(Map.of(), Optional.of(period)));
    launch("launch-1", paris);
    assertThat(state("launch-1", paris)).isEqualTo("held quiet-hours");

    world.quietAt(QuietHours.OFF);
    launch("launch-2", paris);
    assertThat(state("launch-2", paris)).isEqualTo("sent ");
    world.around.clock().pass(Duration.ofDays(1));
    sendingScenario.arrives(sendingScenario.forked(), HELLO);
    sendingScenario.work();
    launch("launch-3", paris);

    assertThat(state("launch-1", paris)).isEqualTo("sent ");
    assertThat(state("launch-3", paris)).isEqualTo("skipped frequency-cap");
  }

  @Test
  @DisplayName("D7.6: an erasure deletes the count")
  void forgetsTheCountOfAnErasedContact() {
    launch("launch-1", paris);
    var key = SendKeys.frequency(paris, Channel.SMS);
    assertThat(world.store.get(key)).isPresent();

    var _ = world.sending().skipSends().eraseSome(paris, "");

    assertThat(world.store.get(key)).isEmpty();
  }

  @Test
  void writesNothingMoreWithoutACap() {
    world.capOff();
    launch("launch-1", paris);

    assertThat(world.store.get(SendKeys.frequency(paris, Channel.SMS))).isEmpty();
  }

  private void launch(String source, ContactId... contacts) {
    var wave = sendingScenario.wave(automation, source, List.of(contacts), false);
    sendingScenario.arrives(wave, HELLO);
    sendingScenario.work();
  }

  private String state(String source, ContactId contact) {
    var send = sendingScenario.send(source, contact, HELLO);
    return send.state().text() + " " + send.reason().orElse("");
  }
}
