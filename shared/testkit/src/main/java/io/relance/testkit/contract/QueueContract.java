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

  /** The same queues, after everything in memory was lost. */
  protected abstract Queue reopened();

  /** An empty queue, made where queues have to be made. */
  protected abstract QueueName fresh(boolean ordered, Duration visibility, int maxReceives);

  /** Lets so many seconds pass, by waiting where time cannot be moved. */
  protected abstract void letPass(Duration duration);

  /** Lets minutes pass; false when that takes too long here. */
  protected abstract boolean letLongPass(Duration duration);

  /** How long to wait for messages that are there: some queues show them late. */
  protected Duration patience() {
    return Duration.ofSeconds(5);
  }

  /** Whether the groups of a plain queue take turns strictly. */
  protected boolean takesTurns() {
    return true;
  }

  /** Whether a receiver of a plain queue is told the group; some emulators of SQS forget it. */
  protected boolean tellsGroups() {
    return true;
  }

  /** Whether receipts are told apart; some emulators of SQS take an older one too. */
  protected boolean tellsReceiptsApart() {
    return true;
  }

  /** How many messages the large tests send. */
  protected int many() {
    return 2_000;
  }

  /** How many operations the comparison with the model takes. */
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
