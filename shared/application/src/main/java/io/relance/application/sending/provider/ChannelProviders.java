package io.relance.application.sending.provider;

import io.relance.domain.contact.Channel;
import java.util.List;
import java.util.stream.Stream;

/** The configured provider of each channel, and how emails are sent. */
public record ChannelProviders(
    ChannelProvider.SmsChannel sms,
    ChannelProvider.EmailChannel email,
    ChannelProvider.WhatsAppChannel whatsApp,
    EmailSettings emailSettings) {
  /** With the defaults for emails. */
  public ChannelProviders(
      ChannelProvider.SmsChannel sms,
      ChannelProvider.EmailChannel email,
      ChannelProvider.WhatsAppChannel whatsApp) {
    this(sms, email, whatsApp, EmailSettings.DEFAULT);
  }

  /** The names of all providers. */
  public List<String> names() {
    return Stream.of(sms, email, whatsApp).map(ChannelProvider::name).toList();
  }

  public ChannelProvider of(Channel channel) {
    return switch (channel) {
      case SMS -> sms;
      case EMAIL -> email;
      case WHATSAPP -> whatsApp;
    };
  }
}
