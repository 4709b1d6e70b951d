package io.relance.setup;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.provider.Handover;
import io.relance.domain.provider.SmsProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider of texts that is reached with a secret; without it, it takes nothing for now. */
record RenewedSms(String name, boolean canBeAsked, Renewed<? extends SmsProvider> provider)
    implements SmsProvider {
  @Override
  public Handover send(Sms sms) {
    SmsProvider reached;
    try {
      reached = provider.get();
    } catch (TransientFailure _) {
      return new Handover.NotTaken("secret", Optional.empty());
    }
    return reached.send(sms);
  }

  @Override
  public List<String> find(Sms sms, Instant since) {
    return provider.get().find(sms, since);
  }
}
