package io.relance.application.composition;

import io.relance.application.admin.Audit;
import io.relance.application.admin.CheckHealth;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.PausedProvider;
import io.relance.application.admin.RefusedTokens;
import io.relance.application.admin.Sessions;
import io.relance.application.admin.SignInAttempts;
import io.relance.application.admin.SignInCodes;
import io.relance.application.admin.Tokens;
import io.relance.application.execution.DrainDeadLetters;
import io.relance.application.execution.ReplayDeadLetter;
import io.relance.application.sending.provider.ProviderPauses;
import java.util.List;

/** The use cases of operators: tokens, sessions, the audit log, dead letters. */
public final class Administration {
  private final Tokens tokens;
  private final SignInCodes signInCodes;
  private final Sessions sessions;
  private final SignInAttempts signInAttempts;
  private final Audit audit;
  private final RefusedTokens refusedTokens;
  private final DeadLetters deadLetters;
  private final ReplayDeadLetter replayDeadLetter;
  private final CheckHealth checkHealth;

  Administration(
      Ports ports,
      Project project,
      FlowExecution flowExecution,
      Messaging messaging,
      ReplayDeadLetter.FileReplay fileReplay) {
    var store = ports.store();
    var clock = ports.clock();
    tokens = new Tokens(store, clock, ports.wallClock());
    signInCodes = new SignInCodes(store, tokens, clock, ports.wallClock());
    sessions = new Sessions(store, tokens, signInCodes, clock, ports.wallClock());
    signInAttempts = new SignInAttempts(store, clock, ports.wallClock());
    audit = new Audit(store, clock);
    refusedTokens = new RefusedTokens(audit, ports.wallClock(), ports.clocks().pause());
    deadLetters = new DeadLetters(store);
    replayDeadLetter =
        new ReplayDeadLetter(
            store,
            deadLetters,
            flowExecution.failedWaves(),
            ports.queue(),
            clock,
            new DrainDeadLetters(store, ports.queue(), clock, ports.recorder()),
            fileReplay);
    var channels = project.channelProviders();
    checkHealth =
        new CheckHealth(
            deadLetters,
            channels.names(),
            () -> paused(messaging.providerPauses()),
            messaging::isLimited);
  }

  private static List<PausedProvider> paused(ProviderPauses pauses) {
    return pauses.list().stream()
        .map(
            pause ->
                new PausedProvider(
                    pause.provider(), pause.since(), pause.code(), pause.reason(), pause.probeAt()))
        .toList();
  }

  public Tokens tokens() {
    return tokens;
  }

  public SignInCodes signInCodes() {
    return signInCodes;
  }

  public Sessions sessions() {
    return sessions;
  }

  public SignInAttempts signInAttempts() {
    return signInAttempts;
  }

  public Audit audit() {
    return audit;
  }

  public RefusedTokens refusedTokens() {
    return refusedTokens;
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
