package io.relance.config;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SendResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mail server whose secret may change; without the secret, sending fails for now. */
record RefreshedEmail(
    String name, boolean supportsLookup, RefreshedSecret<? extends EmailProvider> provider)
    implements EmailProvider {
  @Override
  public SendResult send(Email email) {
    EmailProvider reached;
    try {
      reached = provider.get();
    } catch (TransientFailure _) {
      return new SendResult.NotAccepted("secret", Optional.empty());
    }
    return reached.send(email);
  }

  @Override
  public List<String> find(Email email, Instant since) {
    return provider.get().find(email, since);
  }
}
