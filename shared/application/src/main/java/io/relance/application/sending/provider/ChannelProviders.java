package io.relance.application.sending.provider;

import io.relance.domain.contact.Channel;

/** The configured provider of each channel. */
public record ChannelProviders(ChannelProvider.SmsChannel sms, ChannelProvider.EmailChannel email) {
  public ChannelProvider of(Channel channel) {
    return switch (channel) {
      case SMS -> sms;
      case EMAIL -> email;
      case WHATSAPP -> throw new IllegalStateException("There is no provider for WHATSAPP");
    };
  }
}
