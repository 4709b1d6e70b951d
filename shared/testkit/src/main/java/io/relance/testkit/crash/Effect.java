package io.relance.testkit.crash;

import io.relance.domain.engine.TaskToken;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Write;
import java.util.List;

/** An effect of a process that outlives it. */
public sealed interface Effect {
  /** A transaction. */
  record Stored(List<Write> writes) implements Effect {
    public Stored {
      writes = List.copyOf(writes);
    }
  }

  record Queued(QueueName queue) implements Effect {}

  record Acknowledged(QueueName queue) implements Effect {}

  record PutBack(QueueName queue) implements Effect {}

  record Published(String machine) implements Effect {}

  record Removed(String machine) implements Effect {}

  record Started(String execution) implements Effect {}

  record Stopped(String execution) implements Effect {}

  /** An answer to a task that waits for it. */
  record Answered(TaskToken token) implements Effect {}

  record Kept(String object) implements Effect {}

  record Dropped(String object) implements Effect {}

  /** A provider was called. */
  record HandedOver(String send) implements Effect {}

  /** In a few words, without anything personal. */
  default String words() {
    return switch (this) {
      case Stored(var writes) -> "store " + keys(writes);
      case Queued(var queue) -> "queue " + queue.name();
      case Acknowledged(var queue) -> "acknowledge " + queue.name();
      case PutBack(var queue) -> "put back " + queue.name();
      case Published _ -> "publish";
      case Removed _ -> "remove";
      case Started _ -> "start";
      case Stopped _ -> "stop";
      case Answered _ -> "answer";
      case Kept _ -> "keep an object";
      case Dropped _ -> "drop an object";
      case HandedOver _ -> "call";
    };
  }

  private static List<String> keys(List<Write> writes) {
    return writes.stream()
        .filter(write -> !(write instanceof Write.Check))
        .map(write -> beginning(write.key().partition()) + "/" + beginning(write.key().sort()))
        .distinct()
        .toList();
  }

  private static String beginning(String key) {
    int end = key.indexOf('#');
    return end < 0 ? key : key.substring(0, end);
  }
}
