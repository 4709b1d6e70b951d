package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages received too often become dead letters until they are received there. */
abstract class QueueDeadLetters {
  private final QueueContract contract;
  private final QueueUser user;

  QueueDeadLetters(QueueContract contract) {
    this.contract = contract;
    this.user = new QueueUser(contract, false);
  }

  @Test
  void putsAsideWhatWasReceivedTooOften() {
    user.send("a");
    var first = user.receiveOne();
    failAgain(user, QueueContract.MAX_RECEIVES - 1);

    user.letVisibilityPass();

    assertThat(user.receiveNow()).isEmpty();
    var dead = user.receiveDead(1);
    assertThat(dead).extracting(Received::body).containsExactly("a");
    assertThat(dead).extracting(Received::id).containsExactly(first.id());
  }

  @Test
  void countsAReceiveThatWasPutBack() {
    user.send("a");
    for (var times = 0; times < QueueContract.MAX_RECEIVES; times++) {
      user.putBack(user.receiveOne(), Duration.ZERO);
    }

    assertThat(user.receiveNow()).isEmpty();
    assertThat(user.receiveDead(1)).hasSize(1);
  }

  @Test
  void hidesADeadLetterThatWasReceivedAndGivesItAgain() {
    putAside("a");
    assertThat(user.receiveDead(1)).hasSize(1);
    assertThat(contract.queue().receiveDead(user.name(), 1)).isEmpty();

    user.letVisibilityPass();

    assertThat(user.receiveDead(1)).hasSize(1);
  }

  @Test
  void removesADeadLetterThatIsDoneWith() {
    putAside("a");

    contract.queue().acknowledgeDead(user.name(), user.receiveDead(1));
    user.letVisibilityPass();

    assertThat(contract.queue().receiveDead(user.name(), 1)).isEmpty();
  }

  @Test
  void keepsDeadLettersOverARestart() {
    putAside("a");
    contract.queue().acknowledgeDead(user.name(), user.receiveDead(1));
    putAside("b");

    var _ = contract.reopened();

    assertThat(user.receiveDead(1)).extracting(Received::body).containsExactly("b");
  }

  @Test
  void handsOutTheDeadLettersOfSeveralQueues() {
    var other = new QueueUser(contract, false);
    var empty = new QueueUser(contract, false);
    putAside(user, "a");
    putAside(other, "b");

    var bodies = new HashMap<QueueName, String>();
    var end = System.nanoTime() + contract.patience().toNanos();
    while (bodies.size() < 2 && System.nanoTime() - end < 0) {
      contract
          .queue()
          .receiveDead(List.of(user.name(), empty.name(), other.name()), 10)
          .forEach((name, dead) -> bodies.put(name, dead.getFirst().body()));
    }

    assertThat(bodies).isEqualTo(Map.of(user.name(), "a", other.name(), "b"));
  }

  private void putAside(String body) {
    putAside(user, body);
  }

  private static void putAside(QueueUser user, String body) {
    user.send(body);
    failAgain(user, QueueContract.MAX_RECEIVES);
    user.letVisibilityPass();
    assertThat(user.receiveNow()).isEmpty();
  }

  private static void failAgain(QueueUser user, int times) {
    for (var turn = 0; turn < times; turn++) {
      user.letVisibilityPass();
      var _ = user.receiveOne();
    }
  }
}
