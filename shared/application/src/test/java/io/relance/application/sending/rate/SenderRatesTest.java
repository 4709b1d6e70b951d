package io.relance.application.sending.rate;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.relance.application.sending.model.RateReservation;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.rate.SenderRates.Lease;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.application.testing.TestProject;
import io.relance.domain.contact.Channel;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.7: the rate of a sender")
class SenderRatesTest {
  private static final Sender LAUNCH = new Sender(Channel.SMS, "+33700000001", false);
  private static final Sender REPLY = new Sender(Channel.SMS, "+33700000001", true);

  @TempDir private Path folder;
  private final HandClock realTime = TestProject.clock();
  @AutoClose private SqliteDatabase database;
  private SqliteItemStore store;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, realTime);
  }

  @Test
  void neverLeasesMoreThanASecondsWorthAtOnce() {
    var rates = rates(10);

    assertThat(slot(rates, LAUNCH, 25)).isEqualTo(new RateReservation(realTime.instant(), 9));
    assertThat(slot(rates, LAUNCH, 25).at()).isEqualTo(realTime.instant().plusSeconds(1));
  }

  @Test
  void leasesNoMoreThanTheRateOverTime() {
    var one = rates(100);
    var other = rates(100);
    var end = realTime.instant().plusSeconds(10);

    int leased = leasedUntil(end, List.of(one, other), LAUNCH);
    leased += leasedUntil(end, List.of(one, other), REPLY);

    assertThat(leased).isBetween(990, 1020);
  }

  @Test
  void keepsATenthForRepliesWhateverALaunchHasLeased() {
    var rates = rates(10);
    for (int times = 0; times < 100; times++) {
      rates.lease(LAUNCH, 25, SenderRates.LEASE_AHEAD_AFTER_WAITING);
    }

    assertThat(slot(rates, REPLY, 1).at()).isEqualTo(realTime.instant());
    assertThat(slot(rates, REPLY, 1).at()).isEqualTo(realTime.instant().plusSeconds(1));
  }

  @Test
  void leasesAMinuteAheadToWhatHasNotWaitedAndTwoToWhatHas() {
    var rates = rates(1);

    int soon = leases(rates, SenderRates.LEASE_AHEAD);
    int ahead = leases(rates, SenderRates.LEASE_AHEAD_AFTER_WAITING);

    // Nine tenths of a message a second, and the one that begins at the end.
    assertThat(soon).isEqualTo(55);
    assertThat(soon + ahead).isEqualTo(109);
  }

  @Test
  void leasesAtOnceWhatWaited() {
    var rates = rates(10);
    slot(rates, LAUNCH, 9);

    int room = rates.room(LAUNCH);
    var leased = rates.leaseAll(LAUNCH, room);

    assertThat(room).isEqualTo(119 * 9);
    assertThat(leased.start()).isEqualTo(realTime.instant().plusSeconds(1));
    assertThat(leased.after(9)).isCloseTo(realTime.instant().plusSeconds(2), within(1, MILLIS));
    assertThat(rates.room(LAUNCH)).isZero();
    assertThat(rates.room(REPLY)).isEqualTo(120);
  }

  @Test
  void leasesWhatWaitedAtAChangedRate() {
    slot(rates(10), LAUNCH, 9);

    assertThat(rates(100).room(LAUNCH)).isEqualTo(119 * 90);
    assertThat(rates(1).room(LAUNCH)).isEqualTo(107);
  }

  private static int leases(SenderRates rates, Duration ahead) {
    int leases = 0;
    while (rates.lease(LAUNCH, 1, ahead) instanceof Lease.Granted) {
      leases++;
    }
    return leases;
  }

  @Test
  void leavesWhatOneCallerDidNotUseToTheNext() {
    var rates = rates(1000);

    assertThat(slot(rates, LAUNCH, 1)).isEqualTo(new RateReservation(realTime.instant(), 1));
    var revision = store.get(SendKeys.rate(Channel.SMS, LAUNCH.id()));
    slot(rates, LAUNCH, 25);

    assertThat(store.get(SendKeys.rate(Channel.SMS, LAUNCH.id()))).isEqualTo(revision);
  }

  @Test
  void startsAgainAfterAClockThatWasAhead() {
    var right = realTime.instant();
    realTime.pass(Duration.ofDays(1));
    slot(rates(10), LAUNCH, 9);
    slot(rates(10), REPLY, 1);

    realTime.pass(Duration.ofDays(-1));

    assertThat(slot(rates(10), LAUNCH, 9)).isEqualTo(new RateReservation(right, 9));
    assertThat(slot(rates(10), REPLY, 1).at()).isEqualTo(right);
    assertThat(slot(rates(10), LAUNCH, 1).at()).isEqualTo(right.plusSeconds(1));
  }

  private int leasedUntil(Instant end, List<SenderRates> rates, Sender sender) {
    int leased = 0;
    for (int turn = 0; ; turn++) {
      var rateReservation = slot(rates.get(turn % rates.size()), sender, 7);
      if (!rateReservation.at().isBefore(end)) {
        return leased;
      }
      leased += rateReservation.count();
    }
  }

  private SenderRates rates(double perSecond) {
    return new SenderRates(store, realTime, (_, _) -> perSecond);
  }

  private static RateReservation slot(SenderRates rates, Sender sender, int wanted) {
    return ((Lease.Granted) rates.lease(sender, wanted, SenderRates.LEASE_AHEAD_AFTER_WAITING))
        .slot();
  }
}
