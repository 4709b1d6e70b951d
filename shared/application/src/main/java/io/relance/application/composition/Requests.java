package io.relance.application.composition;

import io.relance.application.events.RecordConsent;
import io.relance.application.idempotency.IdempotencyStore;
import java.time.InstantSource;

/** The use cases that only API requests need. */
public final class Requests {
  private final IdempotencyStore idempotencyStore;
  private final RecordConsent recordConsent;
  private final InstantSource clock;

  Requests(Ports ports, Project project, People people) {
    clock = ports.clock();
    idempotencyStore =
        new IdempotencyStore(
            ports.store(), clock, ports.realTime(), ports.wallClock(), project.workerLeases());
    recordConsent = new RecordConsent(people.ledger(), people.publishOptOuts());
  }

  public IdempotencyStore idempotencyStore() {
    return idempotencyStore;
  }

  public RecordConsent recordConsent() {
    return recordConsent;
  }

  public InstantSource clock() {
    return clock;
  }
}
