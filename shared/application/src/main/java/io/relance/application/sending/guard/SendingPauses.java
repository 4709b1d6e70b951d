package io.relance.application.sending.guard;

import io.relance.application.admin.AuditScope;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Pauses and resumes sending, of everything or of one automation. Only calls to providers that have
 * begun are finished; all other messages wait, in every process, until sending is resumed, and the
 * gate decides on them then.
 */
public final class SendingPauses {
  private static final Logger LOG = LoggerFactory.getLogger(SendingPauses.class);

  private final ItemStore store;
  private final Schedule schedule;
  private final InstantSource clock;

  public SendingPauses(ItemStore store, Schedule schedule, InstantSource clock) {
    this.store = store;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** The present pauses. */
  public List<SendingPause> list() {
    return SendingPause.among(store.all(SendingPause.all()).toList());
  }

  /**
   * Pauses sending; what is paused stays so since when it was.
   *
   * @param by who pauses it: the name of a token, or {@link SendingPause#RELANCE}
   */
  public void pause(SendingScope scope, String by, SendingPause.Reason reason) {
    pause(scope, by, reason, List.of());
  }

  /** As {@link #pause}, with other writes; without effect when one of them is refused. */
  void pause(SendingScope scope, String by, SendingPause.Reason reason, List<Write> with) {
    var pause = new SendingPause(scope, clock.instant(), by, reason);
    var writes = new ArrayList<Write>(with);
    writes.add(new Write.Put(pause.item(), Precondition.absent()));
    if (changed(writes, "sending.pause", scope)) {
      LOG.atLevel(reason == SendingPause.Reason.REQUEST ? Level.WARN : Level.ERROR)
          .log(
              "Sending is paused for {} ({}): messages wait until POST /v1/sending/resume",
              scope.name(),
              reason.text());
    }
  }

  /** Ends a pause; without one, nothing changes. */
  public void resume(SendingScope scope) {
    var deletion = new Write.Delete(SendingPause.key(scope), Precondition.present());
    if (changed(List.of(deletion), "sending.resume", scope)) {
      LOG.info("Sending continues for {}", scope.name());
      schedule.wakeInAMinute();
    }
  }

  private boolean changed(List<Write> changes, String action, SendingScope scope) {
    var writes = new ArrayList<Write>(changes);
    writes.addAll(AuditScope.entry(action, scope.key(), clock.instant()));
    return Transactions.write(store, writes).committed();
  }
}
