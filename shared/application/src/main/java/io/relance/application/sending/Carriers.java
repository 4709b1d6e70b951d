package io.relance.application.sending;

import io.relance.domain.contact.Channel;

/** Who carries what, as this installation is set up. */
public record Carriers(Carrier.Texts texts, Carrier.Emails emails) {
  Carrier of(Channel channel) {
    return switch (channel) {
      case SMS -> texts;
      case EMAIL -> emails;
      case WHATSAPP -> throw new IllegalStateException("There is no provider for WHATSAPP");
    };
  }
}
