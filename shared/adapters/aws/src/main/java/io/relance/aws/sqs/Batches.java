package io.relance.aws.sqs;

import io.relance.domain.queue.Message;
import io.relance.domain.store.ItemSize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Divides messages into batches within the limits of SQS.
 *
 * <p>SQS may refuse some entries of a batch and accept others. To preserve the order of a group, a
 * batch for an ordered queue holds at most one message of each group.
 */
final class Batches {
  private static final int ENTRIES = 10;

  /** The limit of one batch; a larger message is sent alone. */
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
