package io.relance.aws.sqs;

import io.relance.domain.queue.Message;
import io.relance.domain.store.ItemSize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts messages into batches that SQS takes.
 *
 * <p>Some entries of a batch may be refused while others are taken. So that the order of a group
 * survives that, a batch for an ordered queue holds one message of a group.
 */
final class Batches {
  private static final int ENTRIES = 10;

  /** What every SQS takes in one batch; a larger message goes alone. */
  static final long BYTES = 256 * 1024;

  private final boolean ordered;
  private final List<List<Message>> batches = new ArrayList<>();
  private final Set<String> groups = new HashSet<>();
  private List<Message> open = new ArrayList<>();
  private long bytes;

  private Batches(boolean ordered) {
    this.ordered = ordered;
  }

  static List<List<Message>> of(List<Message> messages, boolean ordered) {
    var parts = new Batches(ordered);
    messages.forEach(parts::add);
    parts.close();
    return parts.batches;
  }

  private void add(Message message) {
    var size = ItemSize.utf8(message.body());
    if (open.size() == ENTRIES || bytes + size > BYTES || isOfAGroupInThere(message)) {
      close();
    }
    open.add(message);
    bytes += size;
    message.group().ifPresent(groups::add);
  }

  private boolean isOfAGroupInThere(Message message) {
    return ordered && message.group().filter(groups::contains).isPresent();
  }

  private void close() {
    if (!open.isEmpty()) {
      batches.add(open);
    }
    open = new ArrayList<>();
    groups.clear();
    bytes = 0;
  }
}
