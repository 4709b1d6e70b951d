package io.relance.application.testing;

import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SmsProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A provider that takes every text and keeps note of it. */
public final class RecordingSms implements SmsProvider {
  private final List<Sms> taken = new ArrayList<>();

  /** The texts in the order in which they were taken. */
  public synchronized List<String> texts() {
    return taken.stream().map(Sms::text).toList();
  }

  @Override
  public String name() {
    return "noting";
  }

  @Override
  public synchronized SendResult send(Sms sms) {
    taken.add(sms);
    return new SendResult.Accepted("N" + taken.size());
  }

  @Override
  public boolean supportsLookup() {
    return false;
  }

  @Override
  public List<String> find(Sms sms, Instant since) {
    return List.of();
  }
}
