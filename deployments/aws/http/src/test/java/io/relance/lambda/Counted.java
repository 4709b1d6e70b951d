package io.relance.lambda;

import io.relance.aws.AwsNames;
import io.relance.cost.Meter;
import io.relance.cost.Usage;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.queue.Received;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what is asked of a store and of queues where nothing is larger than a unit. */
final class Counted {
  private static final AwsNames NAMES = new AwsNames("stack-", SharedQueues.ALL);

  /** What a call takes on AWS, in seconds: assumed, since only an account could show it. */
  private static final double READ_SECONDS = 0.005;

  private static final double WRITE_SECONDS = 0.012;
  private static final double QUEUE_SECONDS = 0.010;

  /** A transaction prepares and commits each write. */
  private static final int TRANSACTED = 2;

  private Usage usage = Usage.NONE;
  private double seconds;

  Usage usage() {
    return usage;
  }

  double seconds() {
    return seconds;
  }

  /** Forgets what was counted so far. */
  void reset() {
    usage = Usage.NONE;
    seconds = 0;
  }

  private void add(Meter meter, double amount, double time) {
    usage = usage.plus(Usage.of(meter, amount));
    seconds += time;
  }

  ItemStore store(ItemStore store) {
    return new Store(store);
  }

  Queue queue(Queue queue) {
    return new Queues(queue);
  }

  private final class Store implements ItemStore {
    private final ItemStore store;

    Store(ItemStore store) {
      this.store = store;
    }

    @Override
    public Optional<Item> get(ItemKey key) {
      add(Meter.READ_UNITS, 1, READ_SECONDS);
      return store.get(key);
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
      add(Meter.READ_UNITS, keys.size(), READ_SECONDS);
      return store.getAll(keys);
    }

    @Override
    public ItemPage query(Query query) {
      add(Meter.READ_UNITS, 1, READ_SECONDS);
      return store.query(query);
    }

    @Override
    public WriteResult transact(String token, List<Write> writes) {
      add(Meter.WRITE_UNITS, TRANSACTED * (double) writes.size(), WRITE_SECONDS);
      return store.transact(token, writes);
    }
  }

  private final class Queues implements Queue {
    private final Queue queue;

    Queues(Queue queue) {
      this.queue = queue;
    }

    private void ask(QueueName name) {
      var meter = name.ordered() ? Meter.ORDERED_QUEUE_REQUESTS : Meter.QUEUE_REQUESTS;
      add(meter, 1, QUEUE_SECONDS);
    }

    @Override
    public void send(QueueName name, List<Message> messages) {
      ask(name);
      queue.send(name, messages);
    }

    @Override
    public List<Received> receive(QueueName name, int max, Duration wait) {
      ask(name);
      return queue.receive(name, max, wait);
    }

    @Override
    public void acknowledge(QueueName name, List<Received> messages) {
      ask(name);
      queue.acknowledge(name, messages);
    }

    @Override
    public void release(QueueName name, Received message, Duration after) {
      ask(name);
      queue.release(name, message, after);
    }

    @Override
    public Map<QueueName, List<Received>> receiveDead(Collection<QueueName> names, int max) {
      names.stream()
          .collect(Collectors.toMap(NAMES::deadLetters, Function.identity(), (first, _) -> first))
          .values()
          .forEach(this::ask);
      return queue.receiveDead(names, max);
    }

    @Override
    public void acknowledgeDead(QueueName name, List<Received> messages) {
      ask(name);
      queue.acknowledgeDead(name, messages);
    }
  }
}
