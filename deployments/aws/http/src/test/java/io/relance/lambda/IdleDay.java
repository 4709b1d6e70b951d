package io.relance.lambda;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.relance.application.activation.ActivationNote;
import io.relance.application.automations.NewAutomation;
import io.relance.application.composition.Ports;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Json;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.config.Providers;
import io.relance.config.Settings;
import io.relance.embedded.objectstore.FolderObjectStore;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import io.relance.testkit.fake.IdleEngine;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A day of a deployment with ten active automations, in which nobody does anything. */
final class IdleDay {
  private static final int AUTOMATIONS = 10;
  private static final Duration DAY = Duration.ofDays(1);
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "end", "elements": [
        {"id": "end", "name": "End", "kind": "end", "outcome": "success"}]}
      """;

  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:30Z"));
  private final Path folder;

  IdleDay(Path folder) {
    this.folder = folder;
  }

  /** What the agenda's function uses in a day when an event comes so often. */
  Counted of(String type, Duration between) {
    try (var database = SqliteDatabase.open(folder)) {
      var counted = new Counted();
      var agenda =
          new SchedulerFunction(relance(database, counted), new ScheduleRecorder(), "idle-", clock);
      var event = new ScheduledEvent();
      event.setDetailType(type);
      var _ = agenda.handleRequest(event, new MockLambdaContext());
      counted.reset();
      for (var left = DAY; left.isPositive(); left = left.minus(between)) {
        clock.pass(between);
        var _ = agenda.handleRequest(event, new MockLambdaContext());
      }
      return counted;
    }
  }

  private Relance relance(SqliteDatabase database, Counted counted) {
    var ports =
        new Ports(
            counted.store(new SqliteItemStore(database, clock)),
            counted.queue(new SqliteQueue(database, clock)),
            new IdleEngine(),
            _ -> {},
            new FolderObjectStore(folder.resolve("objects"), InstantSource.system()),
            clock,
            clock);
    var workerLeases = WorkerLeases.concurrent("idle", clock);
    var settings = Settings.read(Map.of("RELANCE_PUBLIC_URL", "https://idle.example.com"), 0);
    var relance = new Relance(ports, new Providers(settings, clock, workerLeases).project());
    for (int number = 0; number < AUTOMATIONS; number++) {
      var flow = Json.tree(FLOW);
      var made =
          relance
              .authoring()
              .editAutomations()
              .create(NewAutomation.of("Idle " + number, flow))
              .orElseThrow();
      var _ =
          relance.authoring().toggleAutomations().activate(made.id(), ActivationNote.by("system"));
    }
    return relance;
  }
}
