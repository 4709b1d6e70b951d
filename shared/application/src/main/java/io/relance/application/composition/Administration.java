package io.relance.application.composition;

import io.relance.application.admin.Audit;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.Tokens;
import io.relance.application.execution.ReplayDeadLetter;

/** The use cases of operators: tokens, the audit log, dead letters. */
public final class Administration {
  private final Tokens tokens;
  private final Audit audit;
  private final DeadLetters deadLetters;
  private final ReplayDeadLetter replayDeadLetter;

  Administration(Ports ports, Execution execution) {
    var store = ports.store();
    var clock = ports.clock();
    tokens = new Tokens(store, clock);
    audit = new Audit(store, clock);
    deadLetters = new DeadLetters(store);
    replayDeadLetter =
        new ReplayDeadLetter(store, deadLetters, execution.failedWaves(), ports.queue(), clock);
  }

  public Tokens tokens() {
    return tokens;
  }

  public Audit audit() {
    return audit;
  }

  public DeadLetters deadLetters() {
    return deadLetters;
  }

  public ReplayDeadLetter replayDeadLetter() {
    return replayDeadLetter;
  }
}
