package io.relance.providers.sandbox;

import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import java.time.Instant;
import java.util.List;

/** Takes every email and sends none, for a shop that has no provider yet. */
public final class SandboxEmail implements EmailProvider {
  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public SendResult send(Email email) {
    return new Accepted("sandbox-" + email.sendId());
  }

  @Override
  public boolean supportsLookup() {
    return true;
  }

  /** Nothing is kept, so sending again is right: the stored send is the outbox. */
  @Override
  public List<String> find(Email email, Instant since) {
    return List.of();
  }
}
