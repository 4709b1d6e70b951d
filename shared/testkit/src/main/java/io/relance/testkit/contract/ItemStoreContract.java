package io.relance.testkit.contract;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * D2.2: what every adapter of {@link ItemStore} has to pass.
 *
 * <p>The store holds the tables of {@link Things}. Each test uses its own partition, so a store may
 * be shared among tests.
 */
@DisplayName("D2.2: item store")
public abstract class ItemStoreContract {
  /** A store with the tables of {@link Things}. */
  protected abstract ItemStore store();

  /** The same items after a restart. */
  protected abstract ItemStore reopened();

  /** The store's current time. */
  protected abstract Instant now();

  /** Advances the time of the store; false if this adapter cannot. */
  protected abstract boolean letPass(Duration duration);

  /** A store whose indexes lag behind by so many transactions, where that can be had. */
  protected abstract Optional<ItemStore> lagging(int transactions);

  /** How long an index may take to show what was written. */
  protected Duration indexPatience() {
    return Duration.ofSeconds(30);
  }

  /** The number of operations in the comparison with the model. */
  protected int modelOperations() {
    return 3_000;
  }

  static WriteResult put(ItemStore store, Item... items) {
    return store.transact(List.of(items).stream().map(Write::put).toList());
  }

  @Nested
  class ReadingAndWriting extends ItemStoreWriting {
    ReadingAndWriting() {
      super(ItemStoreContract.this);
    }
  }

  @Nested
  class Preconditions extends ItemStorePreconditions {
    Preconditions() {
      super(ItemStoreContract.this);
    }
  }

  @Nested
  class Tokens extends ItemStoreTokens {
    Tokens() {
      super(ItemStoreContract.this);
    }
  }

  @Nested
  class Limits extends ItemStoreLimits {
    Limits() {
      super(ItemStoreContract.this);
    }
  }

  @Nested
  class Expiry extends ItemStoreExpiry {
    Expiry() {
      super(ItemStoreContract.this);
    }
  }

  @Nested
  class Queries extends ItemStoreQueries {
    Queries() {
      super(ItemStoreContract.this);
    }
  }

  @Nested
  class Indexes extends ItemStoreIndexes {
    Indexes() {
      super(ItemStoreContract.this, Things.BY_KIND);
    }
  }

  @Nested
  class SpreadIndexes extends ItemStoreIndexes {
    SpreadIndexes() {
      super(ItemStoreContract.this, Things.SPREAD_BY_KIND);
    }
  }

  @Nested
  class Races extends ItemStoreRaces {
    Races() {
      super(ItemStoreContract.this);
    }
  }

  @Nested
  class Model extends ItemStoreModel {
    Model() {
      super(ItemStoreContract.this);
    }
  }
}
