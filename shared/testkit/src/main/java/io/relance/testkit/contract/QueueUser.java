package io.relance.testkit.contract;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sends to and receives from one queue, patiently. */
final class QueueUser {
  private final QueueContract contract;
  private final QueueName name;

  QueueUser(QueueContract contract, boolean ordered) {
    this.contract = contract;
    this.name = contract.fresh(ordered, QueueContract.VISIBILITY, QueueContract.MAX_RECEIVES);
  }

  QueueName name() {
    return name;
  }

  void send(String... bodies) {
    contract.queue().send(name, List.of(bodies).stream().map(Message::of).toList());
  }

  void sendTo(String group, String... bodies) {
    contract
        .queue()
        .send(name, List.of(bodies).stream().map(b -> Message.of(b).inGroup(group)).toList());
  }

  void sendNumbers(String group, int number) {
    var messages =
        IntStream.range(0, number)
            .mapToObj(at -> Message.of(group + " " + at).inGroup(group))
            .toList();
    contract.queue().send(name, messages);
  }

  /** So many messages, however many receives it takes. */
  List<Received> receive(int number) {
    var received = new ArrayList<Received>();
    var end = System.nanoTime() + contract.patience().toNanos();
    while (received.size() < number && System.nanoTime() - end < 0) {
      received.addAll(contract.queue().receive(name, number - received.size(), left(end)));
    }
    return received;
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  Received receiveOne() {
    var received = receive(1);
    if (received.isEmpty()) {
      throw new AssertionError("Nothing was received");
    }
    return received.getFirst();
  }

  /** What can be received without waiting for any that come later. */
  List<Received> receiveNow() {
    return contract.queue().receive(name, 100, Duration.ZERO);
  }

  List<Received> receiveDead(int number) {
    var received = new ArrayList<Received>();
    var end = System.nanoTime() + contract.patience().toNanos();
    while (received.size() < number && System.nanoTime() - end < 0) {
      received.addAll(contract.queue().receiveDead(name, number - received.size()));
    }
    return received;
  }

  void acknowledge(Received... messages) {
    contract.queue().acknowledge(name, List.of(messages));
  }

  void acknowledge(List<Received> messages) {
    contract.queue().acknowledge(name, messages);
  }

  void putBack(Received message, Duration after) {
    contract.queue().release(name, message, after);
  }

  void letVisibilityPass() {
    contract.letPass(QueueContract.VISIBILITY.plusSeconds(1));
  }
}
