package io.relance.application.sending.dispatch;

import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SendResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A mail server that keeps what it takes. */
final class FakeEmailProvider implements EmailProvider {
  private final List<Email> taken = new ArrayList<>();

  synchronized List<Email> taken() {
    return List.copyOf(taken);
  }

  @Override
  public String name() {
    return "played";
  }

  @Override
  public synchronized SendResult send(Email email) {
    taken.add(email);
    return new SendResult.Accepted("E" + taken.size());
  }

  @Override
  public boolean supportsLookup() {
    return false;
  }

  @Override
  public List<String> find(Email email, Instant since) {
    return List.of();
  }
}
