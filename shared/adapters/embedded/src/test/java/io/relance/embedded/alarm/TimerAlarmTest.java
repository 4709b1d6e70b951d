package io.relance.embedded.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.alarm.Alarm;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.AlarmContract;
import io.relance.testkit.contract.Patience;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimerAlarmTest extends AlarmContract {
  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final List<TimerAlarm> alarms = new ArrayList<>();
  private final List<SqliteDatabase> databases = new ArrayList<>();
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    alarms.forEach(TimerAlarm::close);
    databases.forEach(SqliteDatabase::close);
  }

  @Override
  protected Alarm alarm(Runnable woken) {
    return timer(clock, woken);
  }

  private TimerAlarm timer(InstantSource source, Runnable woken) {
    var database = SqliteDatabase.open(folder.resolve("n" + databases.size()));
    databases.add(database);
    return timer(database, source, woken);
  }

  private TimerAlarm timer(SqliteDatabase database, InstantSource source, Runnable woken) {
    var alarm = new TimerAlarm(database, source, woken);
    alarms.add(alarm);
    alarm.start();
    return alarm;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void letPass(Duration duration) {
    clock.pass(duration);
    alarms.forEach(TimerAlarm::wake);
  }

  @Test
  void wakesByItselfOnTheClockOfTheMachine() {
    var woken = new AtomicInteger();

    timer(InstantSource.system(), woken::incrementAndGet).wakeAt(Instant.now().plusMillis(50));

    Patience.within(Duration.ofSeconds(10), () -> assertThat(woken).hasPositiveValue());
  }

  @Test
  void remembersWhatWasAskedForBeforeARestart() {
    var due = now().plusSeconds(60);
    timer(clock, () -> {}).wakeAt(due);
    alarms.getFirst().close();

    var woken = new AtomicInteger();
    var restarted = timer(databases.getFirst(), clock, woken::incrementAndGet);
    assertThat(restarted.nextDue()).contains(due);

    letPass(Duration.ofSeconds(61));
    Patience.within(Duration.ofSeconds(10), () -> assertThat(woken).hasValue(1));
  }

  @Test
  void tellsTheNextInstantThatIsDue() {
    var alarm = timer(clock, () -> {});
    alarm.wakeAt(now().plusSeconds(60));
    alarm.wakeAt(now().plusSeconds(30));

    assertThat(alarm.nextDue()).contains(now().plusSeconds(30));

    letPass(Duration.ofSeconds(45));
    Patience.within(
        Duration.ofSeconds(10), () -> assertThat(alarm.nextDue()).contains(now().plusSeconds(15)));
  }
}
