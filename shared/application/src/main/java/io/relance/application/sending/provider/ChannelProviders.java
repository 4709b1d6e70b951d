package io.relance.application.sending.provider;

import io.relance.domain.contact.Channel;

/** The configured provider of each channel, and how emails are sent. */
public record ChannelProviders(
    ChannelProvider.SmsChannel sms,
    ChannelProvider.EmailChannel email,
    EmailSettings emailSettings) {
  /** With the defaults for emails. */
  public ChannelProviders(ChannelProvider.SmsChannel sms, ChannelProvider.EmailChannel email) {
    this(sms, email, EmailSettings.DEFAULT);
  }

  public ChannelProvider of(Channel channel) {
    return switch (channel) {
      case SMS -> sms;
      case EMAIL -> email;
      case WHATSAPP -> throw new IllegalStateException("There is no provider for WHATSAPP");
    };
  }
}
