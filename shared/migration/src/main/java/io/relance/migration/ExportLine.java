package io.relance.migration;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Item;
import java.util.SortedMap;

/** One line of the file that an installation is written to. */
sealed interface ExportLine {
  /** The part of the file that it belongs to, and is counted in. */
  String part();

  /**
   * What the file is: its first line.
   *
   * @param product the version that wrote it
   */
  record Manifest(int format, String product, String at) implements ExportLine {
    @Override
    public String part() {
      return "manifest";
    }
  }

  record Kept(Item item) implements ExportLine {
    @Override
    public String part() {
      return item.key().table().name();
    }
  }

  /**
   * A piece of an object; the pieces of one follow each other.
   *
   * @param bytes in Base64
   * @param last whether the object ends with it
   */
  record Piece(String object, int number, String bytes, boolean last) implements ExportLine {
    @Override
    public String part() {
      return "objects";
    }
  }

  /** A message that waits in a queue. */
  record Waiting(QueueName queue, Message message) implements ExportLine {
    @Override
    public String part() {
      return "messages";
    }
  }

  /** How much there was of each part: the last line. */
  record Seal(SortedMap<String, Checksums.Sum> parts) implements ExportLine {
    @Override
    public String part() {
      return "seal";
    }
  }
}
