package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.execution.EnrollmentRequest;
import io.relance.application.sending.dispatch.FakeSmsProvider.Mood;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendTask;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock stands at 9:00 UTC: 10:00 in Paris, 18:00 in Tokyo. */
@DisplayName("D7.6: a message counts once, however often and by however many it is claimed")
class FrequencyCapRepetitionsScenarioTest {
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
  void isExactAlthoughManyAutomationsReachAContactAtOnce() throws Exception {
    world.capAt(3, 1);
    var tasks =
        IntStream.range(0, 12)
            .mapToObj(at -> "launch-" + at)
            .map(source -> sendingScenario.wave(automation, source, List.of(paris), false))
            .<Callable<Boolean>>map(wave -> () -> prepared(wave))
            .toList();

    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var task : threads.invokeAll(tasks)) {
        assertThat(task.get()).isTrue();
      }
    }

    assertThat(sms.taken()).hasSize(3);
    assertThat(sendingScenario.counts())
        .containsEntry("sent", 3L)
        .containsEntry("skipped:frequency-cap", 9L);
  }

  /** A message of the queue is received again while it fails. */
  private boolean prepared(WaveId wave) {
    var task = new SendTask(wave, 1, HELLO, wave.value());
    for (int receives = 0; receives < 50; receives++) {
      try {
        world.sending().prepareSends().prepare(task);
        return true;
      } catch (TransientFailure _) {
        // Received again.
      }
    }
    return false;
  }

  @Test
  void sendsOneOfTwoThatAreDueInOneWave() {
    var requests =
        List.of(
            new EnrollmentRequest(paris, "launch-1", false),
            new EnrollmentRequest(paris, "launch-2", false));
    world.walking.enrollContacts().enroll(automation, requests, false);
    var first = sendingScenario.waveOf("launch-1", paris);
    var second = sendingScenario.waveOf("launch-2", paris);

    List.of(first, second).stream()
        .distinct()
        .forEach(wave -> sendingScenario.arrives(wave, HELLO));
    sendingScenario.work();

    assertThat(first).isEqualTo(second);
    assertThat(sms.taken()).hasSize(1);
    assertThat(sendingScenario.count("skipped:frequency-cap")).isEqualTo(1);
  }

  @Test
  void countsOnceWhatIsPassedToTheProviderAgain() {
    world.capAt(2, 1);
    sms.next(3, Mood.IS_BUSY);
    launch("launch-1", paris);
    sendingScenario.later(Duration.ofMinutes(1));
    assertThat(state("launch-1", paris)).isEqualTo("sent ");
    sms.next(1, Mood.FALLS_SILENT_BEFORE);
    launch("launch-2", paris);
    for (int lookups = 0; lookups < 12; lookups++) {
      sendingScenario.later(Duration.ofMinutes(5));
    }
    launch("launch-3", paris);

    assertThat(state("launch-2", paris)).isEqualTo("sent ");
    assertThat(state("launch-3", paris)).isEqualTo("skipped frequency-cap");
    assertThat(sms.taken()).hasSize(2);
  }

  @Test
  void doesNotCountWhatTheProviderRejects() {
    sms.next(1, Mood.REFUSES);
    launch("launch-1", paris);
    launch("launch-2", paris);
    launch("launch-3", paris);

    assertThat(sendingScenario.send("launch-1", paris, HELLO).state()).isEqualTo(SendState.FAILED);
    assertThat(state("launch-2", paris)).isEqualTo("sent ");
    assertThat(state("launch-3", paris)).isEqualTo("skipped frequency-cap");
  }

  @Test
  void doesNotCountWhatIsSkippedAfterAnAttempt() {
    sms.next(3, Mood.IS_BUSY);
    launch("launch-1", paris);
    world.exitedThrough(1);
    sendingScenario.later(Duration.ofMinutes(1));
    assertThat(state("launch-1", paris)).isEqualTo("skipped deactivated");
    world.exitedThrough(0);

    launch("launch-2", paris);

    assertThat(state("launch-2", paris)).isEqualTo("sent ");
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
