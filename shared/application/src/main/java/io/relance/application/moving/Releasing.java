package io.relance.application.moving;

import io.relance.application.agenda.Agenda;
import io.relance.application.agenda.DueKind;
import io.relance.application.agenda.MovedEntries;
import io.relance.application.sending.MovedSends;
import io.relance.application.store.Tables;
import io.relance.application.walks.MovedWaves;
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
final class Releasing implements AutoCloseable {
  /** No entry of the agenda is larger. */
  private static final long ENTRY_BYTES = 40_000;

  /** What is due now must not come later than a tick looks back. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Queue queue;
  private final InstantSource clock;
  private final MovedEntries entries;
  private final Loading loading;
  private final List<String> sends = new ArrayList<>();
  private Instant flushed;

  Releasing(Destination destination, InstantSource clock) {
    this.queue = destination.queue();
    this.clock = clock;
    this.entries = new MovedEntries(new Agenda(destination.store(), _ -> {}, clock));
    this.loading = new Loading(destination.store(), destination.objects());
    this.flushed = clock.instant();
  }

  void see(Line line) {
    if (flushed.plus(SOON).isBefore(clock.instant())) {
      flushed = clock.instant();
      loading.flush();
    }
    switch (line) {
      case Line.Kept(var item) -> see(item);
      case Line.Waiting(var name, var message) -> send(name, message);
      case Line.Piece _, Line.Manifest _, Line.Seal _ -> {
        // They are there.
      }
    }
  }

  private void see(Item item) {
    if (item.key().table().equals(Tables.AGENDA)) {
      entries.put(item).ifPresent(write -> loading.put(write, ENTRY_BYTES));
    }
    MovedWaves.underWay(item)
        .map(wave -> entries.put(DueKind.WAVE, wave, clock.instant()))
        .ifPresent(write -> loading.put(write, ENTRY_BYTES));
    MovedSends.underWay(item).ifPresent(this::handOver);
  }

  private void handOver(String send) {
    sends.add(send);
    if (sends.size() == MovedSends.TOGETHER) {
      flush();
    }
  }

  private void flush() {
    if (!sends.isEmpty()) {
      MovedSends.handOver(queue, List.copyOf(sends), clock.instant());
      sends.clear();
    }
  }

  private void send(QueueName name, Message message) {
    queue.send(name, message);
  }

  @Override
  public void close() {
    try (loading) {
      flush();
    }
  }
}
