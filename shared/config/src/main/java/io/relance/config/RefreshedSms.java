package io.relance.config;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SmsProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An SMS provider whose secret may change; without the secret, sending fails for now. */
record RefreshedSms(
    String name, boolean supportsLookup, RefreshedSecret<? extends SmsProvider> provider)
    implements SmsProvider {
  @Override
  public SendResult send(Sms sms) {
    SmsProvider reached;
    try {
      reached = provider.get();
    } catch (TransientFailure _) {
      return new SendResult.NotAccepted("secret", Optional.empty());
    }
    return reached.send(sms);
  }

  @Override
  public List<String> find(Sms sms, Instant since) {
    return provider.get().find(sms, since);
  }
}
