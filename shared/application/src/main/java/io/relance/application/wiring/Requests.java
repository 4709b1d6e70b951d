package io.relance.application.wiring;

import io.relance.application.launches.Audiences;
import io.relance.application.occurrences.StateConsent;
import io.relance.application.occurrences.TellOptOuts;
import io.relance.application.requests.KeptAnswers;
import java.time.InstantSource;

/** What only requests of people and programs ask for. */
public record Requests(
    KeptAnswers answers, StateConsent stateConsent, Audiences audiences, InstantSource clock) {

  static Requests over(Ports ports, Project project, People people, TellOptOuts tellOptOuts) {
    return new Requests(
        new KeptAnswers(
            ports.store(),
            new KeptAnswers.Clocks(ports.clock(), ports.realTime(), ports.wallClock()),
            project.claimants()),
        new StateConsent(people.ledger(), tellOptOuts),
        new Audiences(people.contacts(), people.lists(), project.zone()),
        ports.clock());
  }
}
