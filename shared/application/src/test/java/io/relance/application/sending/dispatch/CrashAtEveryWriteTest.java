package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.dispatch.FakeSmsProvider.Mood;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.SendTask;
import io.relance.domain.id.ElementId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.queue.QueueName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
    "L-15, D5.4: targeted = queued + held + sent + failed + skipped + unconfirmed at every moment")
class CrashAtEveryWriteTest {
  private static final int PEOPLE = 150;

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
    sms.cannotBeAsked();
    sms.next(5, Mood.FALLS_SILENT_AFTER);
    sms.next(5, Mood.REFUSES);
  }

  @Test
  void addsUpWhileManyWorkOnIt() throws Exception {
    var people = sendingScenario.subscribers(PEOPLE);
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);
    IntStream.range(0, 5).forEach(at -> sendingScenario.stops(people.get(at * 7)));
    IntStream.range(0, 3).forEach(_ -> sendingScenario.arrives(wave, new ElementId("hello")));

    try (var threads = Executors.newCachedThreadPool()) {
      var workers =
          IntStream.range(0, 3).<Future<?>>mapToObj(_ -> threads.submit(this::work)).toList();
      var others = List.<Future<?>>of(threads.submit(this::look), threads.submit(this::report));
      try {
        for (var worker : workers) {
          worker.get(1, TimeUnit.MINUTES);
        }
      } finally {
        done.set(true);
      }
      for (var other : others) {
        other.get(1, TimeUnit.MINUTES);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(sendingScenario.count("targeted")).isEqualTo(PEOPLE);
    assertThat(sendingScenario.count("queued")).isZero();
    assertThat(sms.countsBySend().values()).allMatch(times -> times == 1);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
  }

  private void work() {
    int idle = 0;
    while (idle < 20) {
      var worked =
          receive(
              Queues.SENDS,
              body -> world.sending().prepareSends().prepare(Json.read(body, SendTask.class)));
      worked |=
          receive(
              Queues.HANDOVERS,
              body -> world.sending().dispatchSends().dispatch(DispatchMessage.parse(body)));
      idle = worked ? 0 : idle + 1;
      world.around.realTime().pass(Duration.ofSeconds(10));
    }
  }

  private boolean receive(QueueName queue, Consumer<String> use) {
    var received = world.queue.receive(queue, 1, Duration.ofMillis(5));
    received.forEach(message -> use.accept(message.body()));
    world.queue.acknowledge(queue, received);
    return !received.isEmpty();
  }

  private void look() {
    while (!done.get()) {
      sendingScenario.shards().stream()
          .filter(shard -> !SendingScenario.addsUp(shard))
          .forEach(shard -> wrong.add(shard.attributes().toString()));
    }
  }

  private void report() {
    while (!done.get()) {
      for (var taken : List.copyOf(sms.taken())) {
        world
            .sending()
            .processReceipt()
            .process(
                new DeliveryReceipt(
                    "played",
                    taken.id(),
                    Optional.of(taken.sms().sendId()),
                    taken.id().endsWith("3")
                        ? DeliveryReceipt.Status.FAILED
                        : DeliveryReceipt.Status.DELIVERED,
                    Optional.empty(),
                    Optional.empty(),
                    Kind.MESSAGE));
      }
    }
  }
}
