package io.relance.application.composition;

import io.relance.application.admin.Audit;
import io.relance.application.admin.CheckHealth;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.Tokens;
import io.relance.application.execution.DrainDeadLetters;
import io.relance.application.execution.ReplayDeadLetter;
import java.util.List;

/** The use cases of operators: tokens, the audit log, dead letters. */
public final class Administration {
  private final Tokens tokens;
  private final Audit audit;
  private final DeadLetters deadLetters;
  private final ReplayDeadLetter replayDeadLetter;
  private final CheckHealth checkHealth;

  Administration(Ports ports, Project project, FlowExecution flowExecution, Messaging messaging) {
    var store = ports.store();
    var clock = ports.clock();
    tokens = new Tokens(store, clock);
    audit = new Audit(store, clock);
    deadLetters = new DeadLetters(store);
    replayDeadLetter =
        new ReplayDeadLetter(
            store,
            deadLetters,
            flowExecution.failedWaves(),
            ports.queue(),
            new DrainDeadLetters(store, ports.queue(), clock, ports.recorder()));
    var channels = project.channelProviders();
    checkHealth =
        new CheckHealth(
            deadLetters,
            List.of(channels.sms().name(), channels.email().name()),
            () -> !messaging.providerPauses().list().isEmpty());
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

  public CheckHealth checkHealth() {
    return checkHealth;
  }

  public ReplayDeadLetter replayDeadLetter() {
    return replayDeadLetter;
  }
}
