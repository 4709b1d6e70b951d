package io.relance.providers.sandbox;

import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.WhatsAppProvider;

/** Accepts every WhatsApp message and sends none, for a shop without a provider. */
public final class SandboxWhatsApp implements WhatsAppProvider {
  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public SendResult send(WhatsAppMessage message) {
    return new Accepted("sandbox-" + message.sendId());
  }
}
