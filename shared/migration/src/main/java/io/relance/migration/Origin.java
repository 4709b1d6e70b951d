package io.relance.migration;

import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.WholeTables;
import java.util.stream.Stream;

/** An installation that nothing works on, to be read whole. */
public interface Origin {
  WholeTables tables();

  /** Where the export is recorded in the audit log. */
  ItemStore store();

  ObjectStore objects();

  /** The messages that wait in a queue, in their order, with what is left of their delays. */
  Stream<Message> waiting(QueueName queue);

  /**
   * Makes sure that nothing works on it; asked before it is read and after.
   *
   * @throws CannotMove when something does
   */
  void checkStandsStill();
}
