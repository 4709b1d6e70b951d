package io.relance.application.sending.dispatch;

import io.relance.application.execution.ExecuteSteps;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.logging.LogId;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Queues;
import io.relance.application.sending.gate.SendContextLoader;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendProgress;
import io.relance.application.sending.model.SendTask;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.Sends;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the sends of an element for a wave, then dispatches them: immediately for replies and
 * single sends, otherwise by messages of a few sends each.
 *
 * <p>Repeated, it creates missing sends and dispatches unsettled ones; when all are settled, the
 * wave advances.
 */
public final class PrepareSends {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareSends.class);

  /** With the counts and the progress a transaction stays under its hundred writes. */
  private static final int CHUNK = 90;

  private final ItemStore store;
  private final Queue queue;
  private final Waves waves;
  private final ExecuteSteps executeSteps;
  private final DispatchSends dispatchSends;
  private final AdvanceWave advanceWave;
  private final RetryingItemStore insistent;
  private final InstantSource clock;

  public PrepareSends(
      ItemStore store,
      RetryingItemStore insistent,
      Queue queue,
      Waves waves,
      ExecuteSteps executeSteps,
      DispatchSends dispatchSends,
      AdvanceWave advanceWave,
      InstantSource clock) {
    this.store = store;
    this.insistent = insistent;
    this.queue = queue;
    this.waves = waves;
    this.executeSteps = executeSteps;
    this.dispatchSends = dispatchSends;
    this.advanceWave = advanceWave;
    this.clock = clock;
  }

  public void prepare(SendTask sendTask) {
    try (var _ = LogId.WAVE.put(sendTask.wave().value());
        var _ = LogId.ELEMENT.put(sendTask.element().value())) {
      LOG.debug("Wave {} reached element {}, which sends", sendTask.wave(), sendTask.element());
      waves
          .arrived(sendTask.wave(), sendTask.attempt(), sendTask.element())
          .filter(found -> found.wave().attempt() == sendTask.attempt())
          .ifPresent(found -> prepare(sendTask, found));
    }
  }

  private void prepare(SendTask sendTask, Waves.Found found) {
    if (isToBeApproved(found.wave(), sendTask.element())) {
      hold(sendTask);
      advanceWave.immediately(sendTask);
      return;
    }
    var known = store.get(SendProgress.key(sendTask)).map(SendProgress::of);
    if (known.isPresent()) {
      resume(sendTask, found);
    } else {
      begin(sendTask, found);
    }
  }

  private boolean isToBeApproved(Wave wave, ElementId element) {
    return executeSteps.element(wave, element) instanceof FlowElement.SendEmail email
        && email.prepare()
        && !wave.isApprovedBy(email.next());
  }

  /**
   * Creates the missing sends as held ones, which an approval releases or skips. Nobody who left
   * the wave meanwhile gets one: no later step would skip it.
   */
  private void hold(SendTask sendTask) {
    var wave = sendTask.wave();
    OptimisticRetry.retryUntil("wave", wave.value(), () -> tryToHold(sendTask));
  }

  /** Whether the sends exist, or the wave has left the element. */
  private boolean tryToHold(SendTask sendTask) {
    var element = sendTask.element();
    var found = waves.find(sendTask.wave()).orElseThrow();
    var wave = found.wave();
    if (wave.isOver() || !wave.at().equals(element)) {
      return true;
    }
    var prepared =
        new PlannedSends(wave, executeSteps.element(wave, element), clock.instant())
            .to(waves.members(found)).stream()
                .map(send -> Send.prepared(send.id(), send.intent(), clock.instant()))
                .toList();
    for (int from = 0; from < prepared.size(); from += CHUNK) {
      if (!hold(found, prepared.subList(from, Math.min(prepared.size(), from + CHUNK)))) {
        return false;
      }
    }
    return true;
  }

  private boolean hold(Waves.Found found, List<Send> prepared) {
    var ids = prepared.stream().map(Send::id).toList();
    var stored = new Sends(store).find(ids).stream().map(Send::id).collect(Collectors.toSet());
    var missing = moves(prepared.stream().filter(it -> !stored.contains(it.id())).toList());
    if (missing.isEmpty()) {
      return true;
    }
    missing.with(Waves.unchanged(found));
    return insistent.write(missing).committed();
  }

  private void begin(SendTask sendTask, Waves.Found found) {
    int left = found.left().size();
    var owed = planned(sendTask, found, left);
    if (owed.isEmpty() || found.wave().isOver()) {
      advanceWave.immediately(sendTask);
    } else if (open(sendTask, owed, left)) {
      dispatch(found.wave(), owed);
    } else {
      // Another receive created them, or they were held and their opening has come.
      insistent.write(List.<Write>of(SendProgress.open(sendTask, owed.size(), left)));
      resume(sendTask, found);
    }
  }

  /** Resumes after an earlier receive of the same message, or an earlier attempt. */
  private void resume(SendTask sendTask, Waves.Found found) {
    var progress = join(sendTask);
    if (progress.pending() > 0) {
      var owed = planned(sendTask, found, Math.min(progress.left(), found.left().size()));
      if (!found.wave().isOver()) {
        write(owed);
      }
      dispatch(found.wave(), owed);
    }
    advanceWave.ifSettled(sendTask.wave(), sendTask.element());
  }

  /** The sends to the members on arrival, even if they were cancelled since. */
  private List<Send> planned(SendTask sendTask, Waves.Found found, int left) {
    var wave = found.wave();
    var arrived = new Waves.Found(wave, found.revision(), found.left().subList(0, left));
    var element = executeSteps.element(wave, sendTask.element());
    return new PlannedSends(wave, element, clock.instant()).to(waves.members(arrived));
  }

  /** Creates all sends; false when they were created before. */
  private boolean open(SendTask sendTask, List<Send> owed, int left) {
    for (int from = 0; from < owed.size(); from += CHUNK) {
      var sendWrites = moves(owed.subList(from, Math.min(owed.size(), from + CHUNK)));
      if (from == 0) {
        sendWrites.with(SendProgress.open(sendTask, owed.size(), left));
      }
      if (!insistent.write(sendWrites).committed()) {
        return false;
      }
    }
    return true;
  }

  private SendProgress join(SendTask sendTask) {
    var progress = store.get(SendProgress.key(sendTask)).map(SendProgress::of).orElseThrow();
    if (!progress.waitsFor(sendTask)) {
      insistent.write(List.<Write>of(SendProgress.join(sendTask)));
    }
    return progress;
  }

  /** Creates missing sends, and queues again those that were held in an earlier wave. */
  private void write(List<Send> owed) {
    var sends = new Sends(store);
    for (int from = 0; from < owed.size(); from += CHUNK) {
      var chunk = owed.subList(from, Math.min(owed.size(), from + CHUNK));
      var ids = chunk.stream().map(Send::id).toList();
      OptimisticRetry.retryUntil(
          "sends",
          ids.toString(),
          () -> {
            var stored = new HashMap<SendId, Send>();
            sends.find(ids).forEach(send -> stored.put(send.id(), send));
            var sendWrites =
                moves(chunk.stream().filter(send -> !stored.containsKey(send.id())).toList());
            chunk.forEach(send -> resumeIfHeld(stored.get(send.id()), send, sendWrites));
            return sendWrites.isEmpty() || insistent.write(sendWrites).committed();
          });
    }
  }

  private static void resumeIfHeld(@Nullable Send stored, Send planned, SendWrites sendWrites) {
    var wave = planned.intent().position().map(FlowPosition::wave);
    if (stored != null && !stored.intent().position().map(FlowPosition::wave).equals(wave)) {
      sendWrites.resume(stored, wave.orElseThrow());
    }
  }

  private static SendWrites moves(List<Send> sends) {
    var sendWrites = new SendWrites();
    sends.forEach(sendWrites::create);
    return sendWrites;
  }

  private void dispatch(Wave wave, List<Send> owed) {
    LOG.debug("Dispatching {} sends of wave {}", owed.size(), wave.id());
    var sends = owed.stream().map(Send::id).toList();
    var handings = new ArrayList<DispatchMessage>();
    for (int from = 0; from < sends.size(); from += SendContextLoader.MAX_SENDS) {
      handings.add(
          DispatchMessage.of(
              sends.subList(from, Math.min(sends.size(), from + SendContextLoader.MAX_SENDS))));
    }
    if (wave.exchange() || sends.size() == 1) {
      handings.forEach(dispatchSends::dispatch);
    } else {
      var now = clock.instant();
      queue.send(
          Queues.HANDOVERS,
          handings.stream()
              .map(
                  dispatchMessage ->
                      dispatchMessage.message(now, now).inGroup(wave.automation().value()))
              .toList());
    }
  }
}
