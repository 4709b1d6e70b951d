package io.relance.application.composition;

import io.relance.application.events.RecordConsent;
import io.relance.application.idempotency.IdempotencyStore;
import io.relance.application.launches.Audiences;
import java.time.InstantSource;

/** The use cases that only API requests need. */
public final class Requests {
  private final IdempotencyStore idempotencyStore;
  private final RecordConsent recordConsent;
  private final Audiences audiences;
  private final InstantSource clock;

  Requests(Ports ports, Project project, People people, Segmentation segmentation) {
    clock = ports.clock();
    idempotencyStore =
        new IdempotencyStore(
            ports.store(), clock, ports.realTime(), ports.wallClock(), project.workerLeases());
    recordConsent = new RecordConsent(people.ledger(), people.publishOptOuts());
    audiences =
        new Audiences(people.contacts(), people.lists(), segmentation.audience(), project.zone());
  }

  public IdempotencyStore idempotencyStore() {
    return idempotencyStore;
  }

  public RecordConsent recordConsent() {
    return recordConsent;
  }

  public Audiences audiences() {
    return audiences;
  }

  public InstantSource clock() {
    return clock;
  }
}
