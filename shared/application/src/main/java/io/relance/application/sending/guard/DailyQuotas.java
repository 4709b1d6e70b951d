package io.relance.application.sending.guard;

import io.relance.application.scheduling.ProjectCalendar;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the messages of automations within the caps of a day. What is more waits for the next day;
 * an automation of which as many messages wait as its cap permits is paused, once a day.
 *
 * <p>Without caps nothing is read or written. With caps, a read and a write for each batch of
 * messages or each thousandth of the cap, whichever is more messages.
 */
public final class DailyQuotas {
  private static final Logger LOG = LoggerFactory.getLogger(DailyQuotas.class);

  private final ItemStore store;
  private final SendingPauses pauses;
  private final DailyCaps caps;
  private final ProjectCalendar calendar;
  private final Map<DailyQuota.Of, DailyQuota> quotas = new ConcurrentHashMap<>();

  public DailyQuotas(
      ItemStore store, SendingPauses pauses, DailyCaps caps, ProjectCalendar calendar) {
    this.store = store;
    this.pauses = pauses;
    this.caps = caps;
    this.calendar = calendar;
  }

  /** Takes what may be sent today of some messages of an automation. */
  public DailyGrant take(AutomationId automation, int wanted) {
    var today = calendar.today();
    if (caps.isNone()) {
      return new DailyGrant(automation, today, wanted, wanted, wanted);
    }
    var own = quota(today, new SendingScope.OfAutomation(automation));
    int ofOwn = own.take(wanted);
    int count = quota(today, SendingScope.everything()).take(ofOwn);
    own.giveBack(ofOwn - count);
    return new DailyGrant(automation, today, wanted, ofOwn, count);
  }

  /** Takes messages back that were not sent after all. */
  public void giveBack(DailyGrant grant, int unsent) {
    if (caps.isNone()) {
      return;
    }
    quota(grant.day(), new SendingScope.OfAutomation(grant.automation())).giveBack(unsent);
    quota(grant.day(), SendingScope.everything()).giveBack(unsent);
  }

  /** Counts messages that were held since they were more than what was taken. */
  public void hold(DailyGrant grant, int held) {
    int byOwn = Math.min(held, grant.wanted() - grant.ofAutomation());
    if (byOwn > 0) {
      hold(grant.day(), new SendingScope.OfAutomation(grant.automation()), byOwn);
    }
    if (held > byOwn) {
      hold(grant.day(), SendingScope.everything(), held - byOwn);
    }
  }

  /** When messages that are more than what was taken are decided on again. */
  public Instant nextDay(DailyGrant grant) {
    return calendar.start(grant.day().plusDays(1));
  }

  /** What is used of each cap today, where something is. */
  public List<DailyUse> uses() {
    return caps.isNone()
        ? List.of()
        : store.all(DailyUse.all(calendar.today())).map(DailyUse::of).toList();
  }

  /** The caps. */
  public DailyCaps caps() {
    return caps;
  }

  private void hold(LocalDate day, SendingScope scope, int count) {
    var quota = quota(day, scope);
    if (quota.holdsFirst()) {
      LOG.error(
          "The cap of {} messages a day is reached for {}: more wait until tomorrow",
          caps.of(scope),
          scope.name());
    }
    if (quota.hold(count) && scope instanceof SendingScope.OfAutomation) {
      pauses.pause(
          scope, SendingPause.RELANCE, SendingPause.Reason.DAILY_CAP, List.of(quota.paused()));
    }
  }

  /** Those of a day that has passed serve messages that were decided on before midnight. */
  private DailyQuota quota(LocalDate day, SendingScope scope) {
    quotas.keySet().removeIf(other -> other.day().isBefore(day.minusDays(1)));
    return quotas.computeIfAbsent(
        new DailyQuota.Of(day, scope), of -> new DailyQuota(store, of, caps.of(scope)));
  }
}
