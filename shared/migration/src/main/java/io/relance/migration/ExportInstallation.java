package io.relance.migration;

import io.relance.application.admin.Actor;
import io.relance.application.admin.Audit;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.waiting.WaitingSends;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes an installation to a file: all items, all objects, and the messages that tell of what no
 * item tells.
 *
 * <p>Messages that hand over sends, or tell how executions stand, are not among them, nor the items
 * of sends that wait for their sender: whoever reads the file makes them anew from the items.
 */
public final class ExportInstallation {
  /** The queues whose messages cannot be made anew. */
  public static final List<QueueName> CARRIED =
      List.of(
          Queues.SHOP_FACTS,
          Queues.INBOUND,
          Queues.OCCURRENCES,
          Queues.CLICKS,
          Queues.VISITS,
          Queues.LAUNCHES);

  private static final int PIECE_BYTES = 192 * 1024;

  private final Origin origin;
  private final String product;
  private final InstantSource clock;

  /**
   * @param product the version that writes
   */
  public ExportInstallation(Origin origin, String product, InstantSource clock) {
    this.origin = origin;
    this.product = product;
    this.clock = clock;
  }

  /**
   * Writes all, and closes the stream.
   *
   * @throws CannotMove when the installation does not stand still, or is only half there
   */
  public MigrationSummary export(OutputStream file) throws IOException {
    origin.checkStandsStill();
    var manifest =
        new ExportLine.Manifest(ExportFile.FORMAT, product, Instants.text(clock.instant()));
    try (var out = new ExportFile.Writing(file, manifest)) {
      for (var table : Tables.ALL) {
        var items = origin.tables().items(table).filter(it -> !WaitingSends.isWaiting(it.key()));
        writeAll(out, items.map(ExportInstallation::line));
      }
      writeObjects(out, origin.objects());
      for (var queue : CARRIED) {
        writeAll(out, origin.waiting(queue).map(message -> new ExportLine.Waiting(queue, message)));
      }
      origin.checkStandsStill();
      var summary = MigrationSummary.of(out.seal());
      record();
      return summary;
    }
  }

  private void record() {
    var change = Audit.Change.of("installation.export", "installation");
    var entry = Audit.write(Actor.COMMAND_LINE, change, clock.instant());
    Transactions.write(origin.store(), List.of(entry));
  }

  private static ExportLine line(Item item) {
    if (ImportProgress.isMark(item.key())) {
      throw new MigrationException(
          "An import into this installation was cut short: run that one again first.");
    }
    return new ExportLine.Kept(item);
  }

  private static void writeAll(ExportFile.Writing out, Stream<? extends ExportLine> lines)
      throws IOException {
    for (Iterator<? extends ExportLine> each = lines.iterator(); each.hasNext(); ) {
      out.write(each.next());
    }
  }

  private static void writeObjects(ExportFile.Writing out, ObjectStore objects) throws IOException {
    for (var name : objects.list("").toList()) {
      var found = objects.get(name);
      if (found.isPresent()) {
        try (var content = found.orElseThrow()) {
          writePieces(out, name, content);
        }
      }
    }
  }

  private static void writePieces(ExportFile.Writing out, String name, InputStream content)
      throws IOException {
    var bytes = content.readNBytes(PIECE_BYTES);
    var last = false;
    for (int number = 0; !last; number++) {
      var next = content.readNBytes(PIECE_BYTES);
      last = next.length == 0;
      out.write(
          new ExportLine.Piece(name, number, Base64.getEncoder().encodeToString(bytes), last));
      bytes = next;
    }
  }
}
