package io.relance.migration;

import io.relance.application.execution.wave.ImportedWaves;
import io.relance.application.persistence.Tables;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.ImportedSchedule;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.dispatch.ImportedSends;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets go what was under way, when all is there: entries of the agenda, one more for each wave, the
 * handover of sends, the messages that waited.
 *
 * <p>Each of these may be told twice.
 */
final class ResumeImported implements AutoCloseable {
  /** No entry of the agenda is larger. */
  private static final long ENTRY_BYTES = 40_000;

  /** What is due now must not come later than a tick looks back. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Queue queue;
  private final InstantSource clock;
  private final ImportedSchedule entries;
  private final BulkLoader bulkLoader;
  private final List<SendId> sends = new ArrayList<>();
  private Instant flushed;

  ResumeImported(Destination destination, InstantSource clock) {
    this.queue = destination.queue();
    this.clock = clock;
    this.entries = new ImportedSchedule(new Schedule(destination.store(), _ -> {}, clock));
    this.bulkLoader = new BulkLoader(destination.store(), destination.objects());
    this.flushed = clock.instant();
  }

  void see(ExportLine exportLine) {
    if (flushed.plus(SOON).isBefore(clock.instant())) {
      flushed = clock.instant();
      bulkLoader.flush();
    }
    switch (exportLine) {
      case ExportLine.Kept(var item) -> see(item);
      case ExportLine.Waiting(var name, var message) -> send(name, message);
      case ExportLine.Piece _, ExportLine.Manifest _, ExportLine.Seal _ -> {
        // They are there.
      }
    }
  }

  private void see(Item item) {
    if (item.key().table().equals(Tables.AGENDA)) {
      entries.put(item).ifPresent(write -> bulkLoader.put(write, ENTRY_BYTES));
    }
    ImportedWaves.unfinished(item)
        .map(wave -> entries.put(DueKind.WAVE, wave, clock.instant()))
        .ifPresent(write -> bulkLoader.put(write, ENTRY_BYTES));
    ImportedSends.unfinished(item).ifPresent(this::handOver);
  }

  private void handOver(SendId send) {
    sends.add(send);
    if (sends.size() == ImportedSends.BATCH) {
      flush();
    }
  }

  private void flush() {
    if (!sends.isEmpty()) {
      ImportedSends.dispatch(queue, List.copyOf(sends), clock.instant());
      sends.clear();
    }
  }

  private void send(QueueName name, Message message) {
    queue.send(name, message);
  }

  @Override
  public void close() {
    try (bulkLoader) {
      flush();
    }
  }
}
