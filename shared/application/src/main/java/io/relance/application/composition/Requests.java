package io.relance.application.composition;

import io.relance.application.events.RecordConsent;
import io.relance.application.idempotency.IdempotencyStore;
import io.relance.application.jobs.StartJobs;
import io.relance.application.privacy.EraseOnRequest;
import java.time.InstantSource;

/** The use cases that only API requests need. */
public final class Requests {
  private final IdempotencyStore idempotencyStore;
  private final RecordConsent recordConsent;
  private final EraseOnRequest eraseOnRequest;
  private final InstantSource clock;

  Requests(Ports ports, Project project, People people, Privacy privacy, StartJobs startJobs) {
    clock = ports.clock();
    idempotencyStore =
        new IdempotencyStore(
            ports.store(), clock, ports.realTime(), ports.wallClock(), project.workerLeases());
    recordConsent = new RecordConsent(people.ledger(), people.publishOptOuts());
    eraseOnRequest = new EraseOnRequest(privacy.eraseContact(), startJobs);
  }

  public IdempotencyStore idempotencyStore() {
    return idempotencyStore;
  }

  public RecordConsent recordConsent() {
    return recordConsent;
  }

  public EraseOnRequest eraseOnRequest() {
    return eraseOnRequest;
  }

  public InstantSource clock() {
    return clock;
  }
}
