package io.relance.testkit.contract;

import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** D2.3: what every adapter of {@link Queue} has to pass. */
@DisplayName("D2.3: queue")
public abstract class QueueContract {
  /** How long a message stays hidden, in the queues of the contract. */
  static final Duration VISIBILITY = Duration.ofSeconds(4);

  static final int MAX_RECEIVES = 3;

  protected abstract Queue queue();

  /** The same queues after a restart. */
  protected abstract Queue reopened();

  /** An empty queue, made where queues have to be made. */
  protected abstract QueueName fresh(boolean ordered, Duration visibility, int maxReceives);

  /** Lets so many seconds pass, by waiting where time cannot be moved. */
  protected abstract void letPass(Duration duration);

  /** Advances the time by minutes; false if this adapter cannot. */
  protected abstract boolean letLongPass(Duration duration);

  /** How long to wait for messages that are there: some queues show them late. */
  protected Duration patience() {
    return Duration.ofSeconds(5);
  }

  /** Whether the groups of a plain queue take turns strictly. */
  protected boolean takesTurns() {
    return true;
  }

  /** Whether messages of a plain queue carry their group; some emulators of SQS drop it. */
  protected boolean tellsGroups() {
    return true;
  }

  /** Whether only the newest receipt is valid; some emulators of SQS accept an older one. */
  protected boolean tellsReceiptsApart() {
    return true;
  }

  /** How many messages the large tests send. */
  protected int many() {
    return 2_000;
  }

  /** The number of operations in the comparison with the model. */
  protected int modelOperations() {
    return 3_000;
  }

  @Nested
  class Plain extends PlainQueues {
    Plain() {
      super(QueueContract.this);
    }
  }

  @Nested
  class Ordered extends OrderedQueues {
    Ordered() {
      super(QueueContract.this);
    }
  }

  @Nested
  class DeadLetters extends QueueDeadLetters {
    DeadLetters() {
      super(QueueContract.this);
    }
  }

  @Nested
  class Races extends QueueRaces {
    Races() {
      super(QueueContract.this);
    }
  }

  @Nested
  class Model extends QueueModel {
    Model() {
      super(QueueContract.this);
    }
  }
}
