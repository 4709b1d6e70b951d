package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.application.sending.model.SendState;
import io.relance.domain.contact.Channel;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.time.QuietHours;
import io.relance.domain.time.QuietPeriod;
import io.relance.domain.time.RestDays;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.6, D3.2: messages held in quiet hours leave their wave and go when these end")
class QuietHoursScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");

  /** The clock stands at 9:00 UTC: 10:00 in Paris, 18:00 in Tokyo. */
  private static final QuietHours MORNING =
      new QuietHours(
          Map.of(),
          Optional.of(new QuietPeriod(LocalTime.of(8, 0), LocalTime.of(12, 0), RestDays.NONE)));

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    world.quietAt(MORNING);
    sendingScenario = new SendingScenario(world);
  }

  @Test
  void holdsEachUntilItsOwnOpeningWhileTheOthersGoOn() {
    var paris = sendingScenario.subscriber("Ana", "+33612000001");
    var tokyo = sendingScenario.subscriber("Aiko", "+819012345678");
    var wave = launch(List.of(paris, tokyo));

    assertThat(sms.taken()).hasSize(1);
    assertThat(sendingScenario.send(tokyo).state()).isEqualTo(SendState.SENT);
    assertThat(sendingScenario.send(paris).state()).isEqualTo(SendState.HELD);
    assertThat(sendingScenario.send(paris).reason()).contains("quiet-hours");
    assertThat(sendingScenario.movedOn(wave, HELLO).orElseThrow()).contains("\"next\"");
    assertThat(forked())
        .extracting(it -> it.path("until").asText())
        .containsExactly("2026-03-02T11:00:00Z");
    assertThat(sendingScenario.count("held")).isEqualTo(1);
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void sendsWhatWasHeldOnceAlthoughTheProcessFailsInBetween() {
    var people = sendingScenario.subscribers(200);
    var wave = launch(people);
    assertThat(sendingScenario.count("held")).isEqualTo(200);
    assertThat(sendingScenario.movedOn(wave, HELLO).orElseThrow()).contains("\"ended\"");

    world.around.clock().pass(Duration.ofHours(2));
    var writes = new AtomicInteger();
    world.faults.beforeWriting(
        _ -> {
          // The progress of the new wave, and its first 90 sends, are written.
          if (writes.incrementAndGet() >= 4) {
            throw new TransientFailure("The store is away");
          }
        });
    var child = child();
    sendingScenario.arrives(child, HELLO);
    assertThat(sendingScenario.workUntilItFails()).isTrue();
    world.faults.beforeWriting(_ -> {});
    // One whose contact says STOP, and one that is erased, before the message comes again.
    sendingScenario.stops(people.getFirst());
    var _ = world.sending().skipSends().eraseSome(people.getLast(), "");
    sendingScenario.later(Duration.ofMinutes(20));

    assertThat(sms.taken()).hasSize(198);
    assertThat(sendingScenario.send(people.getFirst()).reason()).contains("opted-out");
    assertThat(sendingScenario.send(people.getLast()).reason()).contains("erased");
    assertThat(sendingScenario.count("held")).isZero();
    assertThat(sendingScenario.count("sent")).isEqualTo(198);
    assertThat(sendingScenario.count("skipped")).isEqualTo(2);
    assertThat(sendingScenario.movedOn(child, HELLO).orElseThrow()).contains("\"next\"");
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void holdsAgainWhatIsStillInQuietHours() {
    var paris = sendingScenario.subscriber("Ana", "+33612000001");
    launch(List.of(paris));

    sendingScenario.arrives(child(), HELLO);
    sendingScenario.work();

    assertThat(sendingScenario.send(paris).state()).isEqualTo(SendState.HELD);
    assertThat(sendingScenario.count("held")).isEqualTo(1);
    assertThat(forked()).hasSize(2);
    assertThat(sms.taken()).isEmpty();
  }

  @Test
  void holdsWhatIsResentAfterItsWavePassed() {
    var contact = sendingScenario.subscriber("Ana", "+33612000001");
    world.quietAt(QuietHours.OFF);
    sms.next(1, FakeSmsProvider.Mood.REFUSES);
    launch(List.of(contact));
    var id = sendingScenario.send(contact).id();
    assertThat(sendingScenario.send(contact).state()).isEqualTo(SendState.FAILED);

    world.quietAt(MORNING);
    world.sending().resendMessages().resend(id);
    sendingScenario.due(Duration.ofMinutes(1));
    assertThat(sendingScenario.send(contact).state()).isEqualTo(SendState.HELD);
    sendingScenario.due(Duration.ofMinutes(118));
    assertThat(sendingScenario.send(contact).state()).isEqualTo(SendState.HELD);
    sendingScenario.due(Duration.ofMinutes(1));

    assertThat(sendingScenario.send(contact).state()).isEqualTo(SendState.SENT);
    assertThat(sendingScenario.send(contact).reason()).isEmpty();
    assertThat(sendingScenario.count("held")).isZero();
    assertThat(forked()).isEmpty();
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void holdsNeitherWhatIsTransactionalNorEmails() {
    var flow =
        SendingScenario.FLOW.replace(
            "\"purpose\": \"marketing\"", "\"purpose\": \"transactional\"");
    var contact = sendingScenario.subscriber("Ana", "+33612000001");
    var wave = sendingScenario.launch(world.live(flow), List.of(contact));
    sendingScenario.arrives(wave, HELLO);
    sendingScenario.work();

    assertThat(sms.taken()).hasSize(1);
  }

  @Test
  void answersInAnExchange() {
    var flow =
        SendingScenario.FLOW.replace(
            "{\"kind\": \"manual\"}",
            "{\"kind\": \"inbound-message\", \"channel\": \"sms\", \"keywords\": [\"menu\"],"
                + " \"match\": \"exact\"}");
    var contact = sendingScenario.contact("Ana", ContactDetails.ofPhone("+33612000001"));
    var wave = sendingScenario.wave(world.live(flow), "launch-1", List.of(contact), true);
    sendingScenario.arrives(wave, HELLO);
    sendingScenario.work();

    assertThat(sms.taken()).hasSize(1);
    assertThat(sendingScenario.send(contact).intent().channel()).isEqualTo(Channel.SMS);
  }

  private WaveId launch(List<ContactId> people) {
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);
    sendingScenario.arrives(wave, HELLO);
    sendingScenario.work();
    return wave;
  }

  /** The inputs of the executions that wait for an opening. */
  private List<JsonNode> forked() {
    var inputs = new ArrayList<JsonNode>();
    world.around.engine().started.values().stream()
        .map(Json::tree)
        .filter(input -> input.has("until"))
        .forEach(inputs::add);
    return inputs;
  }

  private WaveId child() {
    return new WaveId(forked().getFirst().path("wave").asText());
  }
}
