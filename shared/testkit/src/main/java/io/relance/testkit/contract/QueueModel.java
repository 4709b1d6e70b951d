package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.testkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares a queue with a simple model over random operations. */
abstract class QueueModel {
  private final QueueContract contract;
  private final List<ModelMessage> model = new ArrayList<>();
  private final List<Received> held = new ArrayList<>();
  private Random random = new Random(0);
  private long now;
  private int sent;

  QueueModel(QueueContract contract) {
    this.contract = contract;
  }

  static Stream<Arguments> cases() {
    return Seeds.of("queue model")
        .boxed()
        .flatMap(seed -> Stream.of(Arguments.of(false, seed), Arguments.of(true, seed)));
  }

  @ParameterizedTest(name = "ordered: {0}, seed: {1}")
  @MethodSource("cases")
  void doesWhatTheModelAllows(boolean ordered, long seed) {
    assumeTrue(contract.letLongPass(Duration.ZERO), "Time cannot be moved here");
    random = new Random(seed);
    var queue = contract.fresh(ordered, QueueContract.VISIBILITY, QueueContract.MAX_RECEIVES);
    for (var turn = 0; turn < contract.modelOperations(); turn++) {
      step(queue, "seed %d, turn %d".formatted(seed, turn));
    }
    finish(queue, "seed " + seed);
  }

  private void step(QueueName queue, String when) {
    switch (random.nextInt(8)) {
      case 0, 1 -> send(queue);
      case 2, 3, 4 -> receive(queue, 1 + random.nextInt(6), when);
      case 5 -> acknowledge(queue);
      case 6 -> putBack(queue);
      default -> pass(Duration.ofSeconds(random.nextInt(4)));
    }
  }

  private void send(QueueName queue) {
    var message = Message.of("m" + sent++).inGroup("g" + random.nextInt(4));
    var delay = queue.ordered() ? Duration.ZERO : Duration.ofSeconds(random.nextInt(3));
    contract.queue().send(queue, message.delayed(delay));
    model.add(new ModelMessage(message, now + delay.toSeconds()));
  }

  private void receive(QueueName queue, int max, String when) {
    model.removeIf(message -> message.isDead(now));
    var received = contract.queue().receive(queue, max, Duration.ZERO);
    var expected = receivable(queue);
    assertThat(received.size()).as(when).isEqualTo(Math.min(max, expected.size()));
    for (var each : received) {
      var message = find(each);
      assertThat(expected).as(when).contains(message);
      checkTurn(queue, message, received, when);
      assertThat(each.receiveCount()).as(when).isEqualTo(message.receives + 1);
    }
    received.forEach(each -> find(each).take(now, each));
    held.addAll(received);
  }

  private List<ModelMessage> receivable(QueueName queue) {
    return model.stream()
        .filter(message -> message.hiddenUntil <= now)
        .filter(message -> !queue.ordered() || isOpen(message.group()))
        .toList();
  }

  private boolean isOpen(String group) {
    return model.stream()
        .noneMatch(message -> message.group().equals(group) && message.hiddenUntil > now);
  }

  /** Of an ordered queue nothing comes before what was sent before it to the same group. */
  private void checkTurn(
      QueueName queue, ModelMessage message, List<Received> received, String when) {
    if (queue.ordered()) {
      var before =
          model.stream()
              .takeWhile(each -> each != message)
              .filter(each -> each.group().equals(message.group()))
              .map(ModelMessage::body)
              .toList();
      assertThat(received).as(when).extracting(Received::body).containsAll(before);
    }
  }

  private ModelMessage find(Received received) {
    return model.stream()
        .filter(message -> message.body().equals(received.body()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("It was done with: " + received.body()));
  }

  private void acknowledge(QueueName queue) {
    for (var left = random.nextInt(12); left > 0 && !held.isEmpty(); left--) {
      var some = held.remove(random.nextInt(held.size()));
      contract.queue().acknowledge(queue, List.of(some));
      model.removeIf(message -> message.isHeldBy(some) && !message.isDead(now));
    }
  }

  private void putBack(QueueName queue) {
    if (!held.isEmpty()) {
      var some = held.remove(random.nextInt(held.size()));
      var after = random.nextInt(6);
      if (model.stream().anyMatch(each -> each.isHeldBy(some) && each.hiddenUntil > now)) {
        contract.queue().release(queue, some, Duration.ofSeconds(after));
        find(some).hiddenUntil = now + after;
      }
    }
  }

  private void pass(Duration duration) {
    contract.letPass(duration);
    now += duration.toSeconds();
  }

  /** In the end each message is done with or dead, and the queue is empty. */
  private void finish(QueueName queue, String when) {
    for (var round = 0; round <= QueueContract.MAX_RECEIVES + 1; round++) {
      receive(queue, 1_000_000, when);
      pass(QueueContract.VISIBILITY.plusSeconds(10));
    }
    model.removeIf(message -> message.isDead(now));

    assertThat(contract.queue().receive(queue, 10, Duration.ZERO)).as(when).isEmpty();
    assertThat(model).as(when).isEmpty();
  }

  /** A message as the model sees it. */
  private static final class ModelMessage {
    private final Message message;
    private long hiddenUntil;
    private int receives;
    private String receipt = "";

    ModelMessage(Message message, long hiddenUntil) {
      this.message = message;
      this.hiddenUntil = hiddenUntil;
    }

    String body() {
      return message.body();
    }

    String group() {
      return message.group().orElseThrow();
    }

    void take(long now, Received received) {
      receives++;
      receipt = received.receipt();
      hiddenUntil = now + QueueContract.VISIBILITY.toSeconds();
    }

    boolean isHeldBy(Received received) {
      return receipt.equals(received.receipt());
    }

    /** It was received as often as it may be, and came back once more. */
    boolean isDead(long now) {
      return receives >= QueueContract.MAX_RECEIVES && hiddenUntil <= now;
    }
  }
}
