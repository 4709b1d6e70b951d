package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An ordered queue: each group in its order, a head that fails holding its group back. */
abstract class OrderedQueues {
  private final QueueContract contract;
  private final QueueUser user;

  OrderedQueues(QueueContract contract) {
    this.contract = contract;
    this.user = new QueueUser(contract, true);
  }

  @Test
  void givesAGroupInItsOrder() {
    user.sendTo("a", "1", "2");
    user.sendTo("a", "3");

    for (var expected : List.of("1", "2", "3")) {
      var received = user.receiveOne();
      assertThat(received.body()).isEqualTo(expected);
      user.acknowledge(received);
    }
  }

  @Test
  void givesWhatItGivesOfAGroupAtOnceInItsOrder() {
    user.sendNumbers("a", 25);
    user.sendNumbers("b", 25);

    var received = user.receive(10);

    for (var group : List.of("a", "b")) {
      var bodies = received.stream().map(Received::body).filter(b -> b.startsWith(group)).toList();
      for (var place = 0; place < bodies.size(); place++) {
        assertThat(bodies.get(place)).isEqualTo(group + " " + place);
      }
    }
  }

  @Test
  void holdsBackAGroupWhileOneOfItIsOnItsWay() {
    user.sendTo("a", "1", "2");
    var first = user.receiveOne();

    assertThat(user.receiveNow()).isEmpty();
    user.acknowledge(first);

    assertThat(user.receiveOne().body()).isEqualTo("2");
  }

  @Test
  void holdsBackOnlyThatGroup() {
    user.sendTo("a", "a1", "a2");
    var blocked = user.receiveOne();
    user.sendTo("b", "b1");

    assertThat(blocked.body()).isEqualTo("a1");
    assertThat(user.receiveOne().body()).isEqualTo("b1");
  }

  @Test
  void holdsBackWhatIsSentWhileTheHeadIsOnItsWay() {
    user.sendTo("a", "1");
    var first = user.receiveOne();
    user.sendTo("a", "2");

    assertThat(user.receiveNow()).isEmpty();
    user.acknowledge(first);

    assertThat(user.receiveOne().body()).isEqualTo("2");
  }

  @Test
  void givesAFailedHeadAgainBeforeTheRest() {
    user.sendTo("a", "1", "2");
    var first = user.receiveOne();

    user.letVisibilityPass();

    var again = user.receiveOne();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.receiveCount()).isEqualTo(2);
    user.acknowledge(again);
    assertThat(user.receiveOne().body()).isEqualTo("2");
  }

  @Test
  void keepsTheGroupBackWithAHeadThatIsPutBack() {
    user.sendTo("a", "1", "2");
    user.putBack(user.receiveOne(), Duration.ofSeconds(8));

    contract.letPass(Duration.ofSeconds(5));
    assertThat(user.receiveNow()).isEmpty();

    contract.letPass(Duration.ofSeconds(4));
    assertThat(user.receiveOne().body()).isEqualTo("1");
  }

  @Test
  void freesTheGroupOfAHeadThatIsDead() {
    user.sendTo("a", "1", "2");
    for (var times = 0; times < QueueContract.MAX_RECEIVES; times++) {
      assertThat(user.receiveOne().body()).isEqualTo("1");
      user.letVisibilityPass();
    }

    assertThat(user.receiveOne().body()).isEqualTo("2");
    assertThat(user.receiveDead(1)).extracting(Received::body).containsExactly("1");
  }

  @Test
  void keepsTheOrderOverARestart() {
    user.sendTo("a", "1", "2", "3");
    user.acknowledge(user.receiveOne());

    var received = contract.reopened().receive(user.name(), 1, contract.patience());

    assertThat(received).extracting(Received::body).containsExactly("2");
  }

  @Test
  void dropsAMessageWithTheSameValueWithinFiveMinutes() {
    contract.queue().send(user.name(), Message.of("1").inGroup("a").deduplicatedBy("x"));
    contract.queue().send(user.name(), Message.of("2").inGroup("a").deduplicatedBy("x"));
    contract.queue().send(user.name(), Message.of("3").inGroup("a").deduplicatedBy("y"));
    contract.queue().send(user.name(), Message.of("4").inGroup("a"));
    contract.queue().send(user.name(), Message.of("4").inGroup("a"));

    assertThat(drained()).containsExactly("1", "3", "4", "4");
  }

  @Test
  void dropsItEvenWhenTheFirstWasDoneWith() {
    contract.queue().send(user.name(), Message.of("1").inGroup("a").deduplicatedBy("x"));
    user.acknowledge(user.receiveOne());

    contract.queue().send(user.name(), Message.of("2").inGroup("b").deduplicatedBy("x"));

    assertThat(drained()).isEmpty();
  }

  @Test
  void takesTheSameValueAgainAfterFiveMinutes() {
    contract.queue().send(user.name(), Message.of("1").inGroup("a").deduplicatedBy("x"));
    assertThat(drained()).containsExactly("1");
    assumeTrue(contract.letLongPass(Duration.ofMinutes(6)), "Time cannot be moved here");

    contract.queue().send(user.name(), Message.of("2").inGroup("a").deduplicatedBy("x"));

    assertThat(drained()).containsExactly("2");
  }

  @Test
  void refusesWhatDoesNotSuitIt() {
    var queue = contract.queue();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> queue.send(user.name(), Message.of("no group")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                queue.send(
                    user.name(), Message.of("1").inGroup("a").delayed(Duration.ofSeconds(1))));
  }

  private List<String> drained() {
    var bodies = new java.util.ArrayList<String>();
    var received = contract.queue().receive(user.name(), 10, Duration.ofMillis(200));
    while (!received.isEmpty()) {
      received.forEach(message -> bodies.add(message.body()));
      user.acknowledge(received);
      received = contract.queue().receive(user.name(), 10, Duration.ofMillis(200));
    }
    return bodies;
  }
}
