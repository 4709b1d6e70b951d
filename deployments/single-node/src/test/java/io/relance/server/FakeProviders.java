package io.relance.server;

import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SmsProvider;
import io.relance.providers.sandbox.SandboxWhatsApp;
import io.relance.testkit.crash.EffectWatch;
import io.relance.testkit.crash.WatchedProviders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Providers that keep what they take, and may be asked about it or not. */
final class FakeProviders {
  private final List<Taken> taken = new ArrayList<>();
  private final boolean askable;

  FakeProviders(boolean askable) {
    this.askable = askable;
  }

  /** A message that was taken. */
  record Taken(String id, String send, String to, String words, Optional<String> unsubscribeUrl) {}

  /** Others that have taken the same. */
  synchronized FakeProviders like(boolean canBeAsked) {
    var copy = new FakeProviders(canBeAsked);
    copy.taken.addAll(taken);
    return copy;
  }

  synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  ChannelProviders watchedBy(EffectWatch watch) {
    return new ChannelProviders(
        new ChannelProvider.SmsChannel(WatchedProviders.of(new Texts(), watch), TestShop.OURS),
        new ChannelProvider.EmailChannel(
            WatchedProviders.of(new Emails(), watch), "shop@example.com"),
        new ChannelProvider.WhatsAppChannel(new SandboxWhatsApp(), "sandbox"));
  }

  private synchronized SendResult take(Function<String, Taken> message) {
    var id = "P" + (taken.size() + 1);
    taken.add(message.apply(id));
    return new SendResult.Accepted(id);
  }

  private synchronized List<String> find(String to, String words) {
    return taken.stream()
        .filter(it -> it.to().equals(to) && it.words().equals(words))
        .map(Taken::id)
        .toList();
  }

  private final class Texts implements SmsProvider {
    @Override
    public String name() {
      return "played";
    }

    @Override
    public SendResult send(Sms sms) {
      return take(
          id -> new Taken(id, sms.sendId().value(), sms.to(), sms.text(), Optional.empty()));
    }

    @Override
    public boolean supportsLookup() {
      return askable;
    }

    @Override
    public List<String> find(Sms sms, Instant since) {
      return FakeProviders.this.find(sms.to(), sms.text());
    }
  }

  private final class Emails implements EmailProvider {
    @Override
    public String name() {
      return "played-mail";
    }

    @Override
    public SendResult send(Email email) {
      var send = email.sendId().value();
      return take(id -> new Taken(id, send, email.to(), email.subject(), email.unsubscribeUrl()));
    }

    @Override
    public boolean supportsLookup() {
      return askable;
    }

    @Override
    public List<String> find(Email email, Instant since) {
      return FakeProviders.this.find(email.to(), email.subject());
    }
  }
}
