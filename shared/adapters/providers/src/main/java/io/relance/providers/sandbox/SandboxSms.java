package io.relance.providers.sandbox;

import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SmsProvider;
import java.time.Instant;
import java.util.List;

/** Accepts every text and sends none, for a shop without a provider. */
public final class SandboxSms implements SmsProvider {
  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public SendResult send(Sms sms) {
    return new Accepted("sandbox-" + sms.sendId());
  }

  @Override
  public boolean supportsLookup() {
    return true;
  }

  /** It stores nothing, so sending again is correct: the stored send is the outbox. */
  @Override
  public List<String> find(Sms sms, Instant since) {
    return List.of();
  }
}
