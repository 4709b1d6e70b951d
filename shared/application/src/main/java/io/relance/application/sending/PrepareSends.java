package io.relance.application.sending;

import io.relance.application.store.OptimisticRetry;
import io.relance.application.store.Queues;
import io.relance.application.walks.Steps;
import io.relance.application.walks.Wave;
import io.relance.application.walks.Waves;
import io.relance.domain.flow.ElementId;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Writes down what an element owes a wave that came to it, then has it handed over: at once in an
 * exchange or for one person, else by messages of a few sends each.
 *
 * <p>Told again, it writes what is missing and hands over what is not settled; when all is, the
 * wave moves on.
 */
public final class PrepareSends {
  /** With the counts and the progress a transaction stays under its hundred writes. */
  private static final int CHUNK = 90;

  private final ItemStore store;
  private final Queue queue;
  private final Waves waves;
  private final Steps steps;
  private final HandOver handOver;
  private final MoveOn moveOn;
  private final InsistentStore insistent;
  private final InstantSource clock;

  public PrepareSends(SendingParts parts, HandOver handOver) {
    this.store = parts.store();
    this.queue = parts.queue();
    this.waves = parts.walking().waves();
    this.steps = parts.walking().steps();
    this.handOver = handOver;
    this.moveOn = new MoveOn(parts);
    this.insistent = new InsistentStore(parts.store(), parts.timing().pause());
    this.clock = parts.timing().clock();
  }

  public void prepare(Arrival arrival) {
    waves
        .arrived(arrival.wave(), arrival.attempt(), new ElementId(arrival.element()))
        .filter(found -> found.wave().attempt() == arrival.attempt())
        .ifPresent(found -> prepare(arrival, found));
  }

  private void prepare(Arrival arrival, Waves.Found found) {
    var known = store.get(SendProgress.key(arrival)).map(SendProgress::of);
    if (known.isPresent()) {
      goOn(arrival, found);
    } else {
      begin(arrival, found);
    }
  }

  private void begin(Arrival arrival, Waves.Found found) {
    int left = found.left().size();
    var owed = owed(arrival, found, left);
    if (owed.isEmpty() || found.wave().isOver()) {
      moveOn.atOnce(arrival);
    } else if (open(arrival, owed, left)) {
      handOver(found.wave(), owed);
    } else {
      goOn(arrival, found);
    }
  }

  /** Somebody began before: an earlier receive of the same message, or an earlier attempt. */
  private void goOn(Arrival arrival, Waves.Found found) {
    var progress = join(arrival);
    if (progress.pending() > 0) {
      var owed = owed(arrival, found, Math.min(progress.left(), found.left().size()));
      if (!found.wave().isOver()) {
        write(owed);
      }
      handOver(found.wave(), owed);
    }
    moveOn.ifSettled(arrival.wave(), arrival.element());
  }

  /** What is owed to those who came here, even if they were taken out since. */
  private List<Send> owed(Arrival arrival, Waves.Found found, int left) {
    var wave = found.wave();
    var arrived = new Waves.Found(wave, found.revision(), found.left().subList(0, left));
    var element = steps.element(wave, new ElementId(arrival.element()));
    return new OwedAtElement(wave, element, clock.instant()).to(waves.members(arrived));
  }

  /** Writes everything for the first time; false when somebody began before. */
  private boolean open(Arrival arrival, List<Send> owed, int left) {
    for (int from = 0; from < owed.size(); from += CHUNK) {
      var moves = moves(owed.subList(from, Math.min(owed.size(), from + CHUNK)));
      if (from == 0) {
        moves.with(SendProgress.open(arrival, owed.size(), left));
      }
      if (!insistent.write(moves.writes()).committed()) {
        return false;
      }
    }
    return true;
  }

  private SendProgress join(Arrival arrival) {
    var progress = store.get(SendProgress.key(arrival)).map(SendProgress::of).orElseThrow();
    if (!progress.waitsFor(arrival)) {
      insistent.write(List.<Write>of(SendProgress.join(arrival)));
    }
    return progress;
  }

  /** Writes those that are missing. */
  private void write(List<Send> owed) {
    var sends = new Sends(store);
    for (int from = 0; from < owed.size(); from += CHUNK) {
      var chunk = owed.subList(from, Math.min(owed.size(), from + CHUNK));
      var ids = chunk.stream().map(Send::id).toList();
      OptimisticRetry.retryUntil(
          "sends",
          String.join(" ", ids),
          () -> {
            var there = new HashSet<String>();
            sends.find(ids).forEach(send -> there.add(send.id()));
            var moves = moves(chunk.stream().filter(send -> !there.contains(send.id())).toList());
            return moves.isEmpty() || insistent.write(moves.writes()).committed();
          });
    }
  }

  private static Moves moves(List<Send> sends) {
    var moves = new Moves();
    sends.forEach(moves::create);
    return moves;
  }

  private void handOver(Wave wave, List<Send> owed) {
    var sends = owed.stream().map(Send::id).toList();
    var handings = new ArrayList<Handing>();
    for (int from = 0; from < sends.size(); from += Situations.MOST) {
      handings.add(Handing.of(sends.subList(from, Math.min(sends.size(), from + Situations.MOST))));
    }
    if (wave.exchange() || sends.size() == 1) {
      handings.forEach(handOver::handOver);
    } else {
      var now = clock.instant();
      queue.send(
          Queues.HANDOVERS,
          handings.stream()
              .map(handing -> handing.message(now, now, Optional.of(wave.automation())))
              .toList());
    }
  }
}
