package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A plain queue delivers each message at least once, in any order, after its delay. */
abstract class PlainQueues {
  private final QueueContract contract;
  private final QueueUser user;

  PlainQueues(QueueContract contract) {
    this.contract = contract;
    this.user = new QueueUser(contract, false);
  }

  @Test
  void handsOutWhatWasSent() {
    user.sendTo("shop-1", "{\"text\":\"été 😀\"}");

    var received = user.receiveOne();

    assertThat(received.body()).isEqualTo("{\"text\":\"été 😀\"}");
    assertThat(received.receiveCount()).isEqualTo(1);
  }

  @Test
  void tellsWhoseMessageItIs() {
    assumeTrue(contract.tellsGroups(), "Groups of plain queues are not told here");
    user.sendTo("shop-1", "a");

    assertThat(user.receiveOne().group()).isEqualTo(Optional.of("shop-1"));
  }

  @Test
  void handsOutTextsThatWereCutInTheMiddleOfACharacter() {
    user.send("cut \uD83D");

    assertThat(user.receiveOne().body()).isEqualTo("cut \uFFFD");
  }

  @Test
  void handsOutMessagesWithoutAGroup() {
    user.send("a");

    assertThat(user.receiveOne().group()).isEmpty();
  }

  @Test
  void hasNothingWhereNothingWasSent() {
    assertThat(user.receiveNow()).isEmpty();
    assertThat(contract.queue().receive(user.name(), 1, Duration.ofMillis(50))).isEmpty();
    assertThat(contract.queue().receiveDead(user.name(), 1)).isEmpty();
  }

  @Test
  void takesAnyNumberAtOnce() {
    contract.queue().send(user.name(), List.of());
    user.sendNumbers("g", 55);

    var received = user.receive(55);

    assertThat(received).extracting(Received::body).hasSize(55).doesNotHaveDuplicates();
    user.acknowledge(List.of());
    user.acknowledge(received);
    user.letVisibilityPass();
    assertThat(user.receiveNow()).isEmpty();
  }

  @Test
  void takesABodyOfOneMegabyte() {
    var body = "é".repeat(512 * 1024);

    user.send(body);

    assertThat(user.receiveOne().body()).isEqualTo(body);
  }

  @Test
  void keepsMessagesOverARestart() {
    user.send("a", "b");
    user.acknowledge(user.receiveOne());

    assertThat(contract.reopened().receive(user.name(), 10, contract.patience())).hasSize(1);
  }

  @Test
  void doesNotGiveAgainWhatWasAcknowledged() {
    user.send("a");
    user.acknowledge(user.receiveOne());

    user.letVisibilityPass();

    assertThat(user.receiveNow()).isEmpty();
  }

  @Test
  void hidesWhatWasReceivedThenGivesItAgain() {
    user.send("a");
    var first = user.receiveOne();
    assertThat(user.receiveNow()).isEmpty();

    user.letVisibilityPass();
    var second = user.receiveOne();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.receipt()).isNotEqualTo(first.receipt());
    assertThat(second.receiveCount()).isEqualTo(2);
  }

  @Test
  void takesNoAcknowledgementOfAnEarlierReceive() {
    assumeTrue(contract.tellsReceiptsApart(), "An older receipt is as good as the last here");
    user.send("a");
    var first = user.receiveOne();
    user.letVisibilityPass();
    var _ = user.receiveOne();

    user.acknowledge(first);
    user.letVisibilityPass();

    assertThat(user.receiveOne().receiveCount()).isEqualTo(3);
  }

  @Test
  void givesAgainAtOnceWhatIsPutBack() {
    user.send("a");
    user.putBack(user.receiveOne(), Duration.ZERO);

    assertThat(user.receiveOne().receiveCount()).isEqualTo(2);
  }

  @Test
  void keepsBackWhatIsPutBackForLonger() {
    user.send("a");
    user.putBack(user.receiveOne(), QueueContract.VISIBILITY.multipliedBy(2));

    user.letVisibilityPass();
    assertThat(user.receiveNow()).isEmpty();

    user.letVisibilityPass();
    assertThat(user.receiveOne().body()).isEqualTo("a");
  }

  @Test
  void keepsAMessageBackForItsDelay() {
    contract.queue().send(user.name(), Message.of("later").delayed(Duration.ofSeconds(4)));
    user.send("now");
    assertThat(user.receiveOne().body()).isEqualTo("now");
    assertThat(user.receiveNow()).isEmpty();

    contract.letPass(Duration.ofSeconds(5));

    assertThat(user.receiveOne().body()).isEqualTo("later");
  }

  @Test
  void keepsAMessageBackForAQuarterOfAnHour() {
    contract.queue().send(user.name(), Message.of("later").delayed(Message.LONGEST_DELAY));
    assumeTrue(contract.letLongPass(Duration.ofMinutes(14)), "Time cannot be moved here");
    assertThat(user.receiveNow()).isEmpty();

    contract.letLongPass(Duration.ofMinutes(1));

    assertThat(user.receiveOne().body()).isEqualTo("later");
  }

  @Test
  void refusesWhatDoesNotSuitIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contract.queue().send(user.name(), Message.of("a").deduplicatedBy("d")));
    user.send("a");
    var received = user.receiveOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> user.putBack(received, Duration.ofHours(13)));
  }

  /** One group's many messages do not starve another group's one. */
  @Test
  void givesEachGroupItsTurn() {
    assumeTrue(contract.takesTurns(), "Groups do not take strict turns here");
    user.sendNumbers("many", contract.many());
    user.sendTo("few", "one", "two");

    var first = user.receive(10);

    assertThat(first).extracting(Received::body).contains("one", "two");
    assertThat(first).hasSize(10);
  }

  @Test
  void givesEachGroupItsTurnOneMessageAtATime() {
    assumeTrue(contract.takesTurns(), "Groups do not take strict turns here");
    user.sendNumbers("a", 50);
    user.sendNumbers("b", 50);
    user.sendTo("c", "c");

    var groups = List.of(group(), group(), group(), group(), group(), group());

    assertThat(groups).containsExactly("a", "b", "c", "a", "b", "a");
  }

  private String group() {
    return user.receiveOne().group().orElseThrow();
  }

  @Test
  void wakesAWaitingReceiverWhenAMessageComes() throws InterruptedException {
    var waits = new CountDownLatch(1);
    var received = new java.util.concurrent.CompletableFuture<List<Received>>();
    var start = System.nanoTime();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  waits.countDown();
                  received.complete(
                      contract.queue().receive(user.name(), 1, Duration.ofSeconds(20)));
                });
    waits.await();

    user.send("a");
    thread.join();

    assertThat(received.join()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }
}
