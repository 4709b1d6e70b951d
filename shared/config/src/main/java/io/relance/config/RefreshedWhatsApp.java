package io.relance.config;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.WhatsAppProvider;
import java.util.Optional;

/** A WhatsApp provider whose token may change; without the token, sending fails for now. */
record RefreshedWhatsApp(String name, RefreshedSecret<? extends WhatsAppProvider> provider)
    implements WhatsAppProvider {
  @Override
  public SendResult send(WhatsAppMessage message) {
    WhatsAppProvider reached;
    try {
      reached = provider.get();
    } catch (TransientFailure _) {
      return new SendResult.NotAccepted("secret", Optional.empty());
    }
    return reached.send(message);
  }
}
