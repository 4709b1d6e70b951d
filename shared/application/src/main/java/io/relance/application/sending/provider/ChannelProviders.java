package io.relance.application.sending.provider;

import io.relance.domain.contact.Channel;

/** Who carries what, as this installation is set up. */
public record ChannelProviders(ChannelProvider.Texts texts, ChannelProvider.Emails emails) {
  public ChannelProvider of(Channel channel) {
    return switch (channel) {
      case SMS -> texts;
      case EMAIL -> emails;
      case WHATSAPP -> throw new IllegalStateException("There is no provider for WHATSAPP");
    };
  }
}
