package io.relance.application.sending.guard;

import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the messages of automations within the caps of a day. What is more waits for the next day;
 * an automation of which as many messages wait as its cap permits is paused.
 *
 * <p>Without caps nothing is read or written. With caps, a read and a write for each batch of
 * messages or each thousandth of the cap, whichever is more messages.
 */
public final class DailyQuotas {
  private static final Logger LOG = LoggerFactory.getLogger(DailyQuotas.class);

  private final ItemStore store;
  private final SendingPauses pauses;
  private final DailyCaps caps;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Map<SendingScope, DailyQuota> quotas = new ConcurrentHashMap<>();

  /**
   * @param zone the zone of the project, whose days count
   */
  public DailyQuotas(
      ItemStore store, SendingPauses pauses, DailyCaps caps, ZoneId zone, InstantSource clock) {
    this.store = store;
    this.pauses = pauses;
    this.caps = caps;
    this.zone = zone;
    this.clock = clock;
  }

  /** How many of some messages of an automation may be sent today; the others are held. */
  public int take(AutomationId automation, int wanted) {
    var today = today();
    var own = new SendingScope.OfAutomation(automation);
    int ofOwn = quota(own).take(wanted, today);
    int ofAll = quota(SendingScope.everything()).take(ofOwn, today);
    quota(own).giveBack(ofOwn - ofAll);
    if (ofOwn < wanted) {
      hold(own, wanted - ofOwn, today);
    }
    if (ofAll < ofOwn) {
      hold(SendingScope.everything(), ofOwn - ofAll, today);
    }
    return ofAll;
  }

  /** Takes messages back that were not sent after all. */
  public void giveBack(AutomationId automation, int unsent) {
    quota(new SendingScope.OfAutomation(automation)).giveBack(unsent);
    quota(SendingScope.everything()).giveBack(unsent);
  }

  /** When held messages are decided on again. */
  public Instant nextDay() {
    return today().plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** What is used of each cap today, where something is. */
  public List<DailyUse> uses() {
    return caps.isNone() ? List.of() : store.all(DailyUse.all(today())).map(DailyUse::of).toList();
  }

  /** The caps. */
  public DailyCaps caps() {
    return caps;
  }

  private void hold(SendingScope scope, int count, LocalDate today) {
    var held = quota(scope).hold(count, today);
    int cap = caps.of(scope);
    if (held.before() == 0) {
      LOG.error(
          "The cap of {} messages a day is reached for {}: more wait until tomorrow",
          cap,
          scope.key());
    }
    if (scope instanceof SendingScope.OfAutomation && held.after() / cap > held.before() / cap) {
      pauses.pause(scope, SendingPause.RELANCE, SendingPause.Reason.DAILY_CAP);
    }
  }

  private DailyQuota quota(SendingScope scope) {
    return quotas.computeIfAbsent(scope, it -> new DailyQuota(store, it, caps.of(it)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
