package io.relance.testkit.crash;

import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SmsProvider;
import java.time.Instant;
import java.util.List;

/** Providers whose calls are watched. */
public final class WatchedProviders {
  private WatchedProviders() {}

  public static SmsProvider of(SmsProvider provider, EffectWatch watch) {
    return new WatchedSms(provider, watch);
  }

  public static EmailProvider of(EmailProvider provider, EffectWatch watch) {
    return new WatchedEmail(provider, watch);
  }

  private record WatchedSms(SmsProvider provider, EffectWatch watch) implements SmsProvider {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public SendResult send(Sms sms) {
      return watch.watch(new Effect.HandedOver(sms.sendId().value()), () -> provider.send(sms));
    }

    @Override
    public boolean supportsLookup() {
      return provider.supportsLookup();
    }

    @Override
    public List<String> find(Sms sms, Instant since) {
      watch.reading();
      return provider.find(sms, since);
    }
  }

  private record WatchedEmail(EmailProvider provider, EffectWatch watch) implements EmailProvider {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public SendResult send(Email email) {
      return watch.watch(new Effect.HandedOver(email.sendId().value()), () -> provider.send(email));
    }

    @Override
    public boolean supportsLookup() {
      return provider.supportsLookup();
    }

    @Override
    public List<String> find(Email email, Instant since) {
      watch.reading();
      return provider.find(email, since);
    }
  }
}
