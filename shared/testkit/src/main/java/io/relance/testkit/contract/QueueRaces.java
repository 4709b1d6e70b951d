package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.queue.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Concurrent senders and receivers lose no message and keep the order of an ordered queue. */
abstract class QueueRaces {
  private static final int GROUPS = 20;

  private final QueueContract contract;

  QueueRaces(QueueContract contract) {
    this.contract = contract;
  }

  @Test
  void losesNothingBetweenManySendersAndReceivers() {
    var user = new QueueUser(contract, false);
    var each = contract.many() / 4;
    var got = ConcurrentHashMap.<String>newKeySet();

    Together.<Integer>run(
        8,
        number ->
            () -> {
              if (number < 4) {
                user.sendNumbers("g" + number, each);
              } else {
                receiveUntil(user, got, 4 * each);
              }
              return 0;
            });

    assertThat(got).hasSize(4 * each);
  }

  private void receiveUntil(QueueUser user, Set<String> got, int enough) {
    while (got.size() < enough) {
      var received = contract.queue().receive(user.name(), 10, Duration.ofMillis(200));
      received.forEach(message -> got.add(message.body()));
      user.acknowledge(received);
    }
  }

  @Test
  void handlesAGroupInOrderHoweverManyReceive() {
    var user = new QueueUser(contract, true);
    var each = contract.many() / GROUPS / 2;
    for (var group = 0; group < GROUPS; group++) {
      user.sendNumbers("g" + group, each);
    }
    var handled = new ConcurrentHashMap<String, List<String>>();
    var inHand = new ConcurrentHashMap<String, AtomicInteger>();
    var left = new AtomicInteger(GROUPS * each);

    Together.<Integer>run(
        6,
        _ ->
            () -> {
              while (left.get() > 0) {
                handle(user, handled, inHand, left);
              }
              return 0;
            });

    assertThat(handled).hasSize(GROUPS);
    handled.forEach(
        (group, bodies) -> {
          for (var place = 0; place < each; place++) {
            assertThat(bodies.get(place)).isEqualTo(group + " " + place);
          }
        });
  }

  private void handle(
      QueueUser user,
      Map<String, List<String>> handled,
      Map<String, AtomicInteger> inHand,
      AtomicInteger left) {
    var received = contract.queue().receive(user.name(), 10, Duration.ofMillis(100));
    var groups = received.stream().map(QueueRaces::group).distinct().toList();
    groups.forEach(group -> take(inHand, group));
    for (var message : received) {
      handled.computeIfAbsent(group(message), _ -> new ArrayList<>()).add(message.body());
      left.decrementAndGet();
    }
    groups.forEach(group -> holders(inHand, group).decrementAndGet());
    user.acknowledge(received);
  }

  private static void take(Map<String, AtomicInteger> inHand, String group) {
    assertThat(holders(inHand, group).incrementAndGet())
        .as("receivers of group %s at once", group)
        .isEqualTo(1);
  }

  private static AtomicInteger holders(Map<String, AtomicInteger> inHand, String group) {
    return inHand.computeIfAbsent(group, _ -> new AtomicInteger());
  }

  private static String group(Received message) {
    return message.group().orElseThrow();
  }
}
