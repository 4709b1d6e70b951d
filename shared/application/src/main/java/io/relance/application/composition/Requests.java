package io.relance.application.composition;

import io.relance.application.events.PublishOptOuts;
import io.relance.application.events.RecordConsent;
import io.relance.application.idempotency.IdempotencyStore;
import io.relance.application.launches.Audiences;
import java.time.InstantSource;

/** The use cases that only API requests need. */
public record Requests(
    IdempotencyStore answers,
    RecordConsent stateConsent,
    Audiences audiences,
    InstantSource clock) {

  static Requests over(Ports ports, Project project, People people, PublishOptOuts publishOptOuts) {
    return new Requests(
        new IdempotencyStore(
            ports.store(),
            new IdempotencyStore.Clocks(ports.clock(), ports.realTime(), ports.wallClock()),
            project.claimants()),
        new RecordConsent(people.ledger(), publishOptOuts),
        new Audiences(people.contacts(), people.lists(), project.zone()),
        ports.clock());
  }
}
