package io.relance.providers.sandbox;

import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import java.time.Instant;
import java.util.List;

/** Accepts every email and sends none, for a shop without a provider. */
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

  /** It stores nothing, so sending again is correct: the stored send is the outbox. */
  @Override
  public List<String> find(Email email, Instant since) {
    return List.of();
  }
}
