package io.relance.application.sending.provider;

import io.relance.application.sending.model.Content;
import io.relance.application.sending.provider.ChannelProvider.SmsChannel;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.SenderId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configured providers of each channel, and how emails are sent.
 *
 * @param texts the providers of SMS, each with its sender; the first sends what names no sender
 */
public record ChannelProviders(
    List<SmsChannel> texts,
    ChannelProvider.EmailChannel email,
    ChannelProvider.WhatsAppChannel whatsApp,
    EmailSettings emailSettings) {
  public ChannelProviders {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("There must be a provider of SMS");
    }
  }

  /** With one provider of SMS, and the defaults for emails. */
  public ChannelProviders(
      SmsChannel sms,
      ChannelProvider.EmailChannel email,
      ChannelProvider.WhatsAppChannel whatsApp) {
    this(List.of(sms), email, whatsApp, EmailSettings.DEFAULT);
  }

  /** The names of all providers. */
  public List<String> names() {
    return Stream.concat(texts.stream(), Stream.of(email, whatsApp))
        .map(ChannelProvider::name)
        .toList();
  }

  /** The provider of SMS that sends what names no sender. */
  public SmsChannel sms() {
    return texts.getFirst();
  }

  /** The provider of a channel that sends what names no sender. */
  public ChannelProvider of(Channel channel) {
    return switch (channel) {
      case SMS -> sms();
      case EMAIL -> email;
      case WHATSAPP -> whatsApp;
    };
  }

  /** All providers of a channel. */
  public List<ChannelProvider> all(Channel channel) {
    return channel == Channel.SMS ? List.copyOf(texts) : List.of(of(channel));
  }

  /**
   * The provider that has a sender; the only provider of a channel has all of its senders. Empty
   * when none of several has it.
   */
  public Optional<ChannelProvider> having(Channel channel, String sender) {
    var all = all(channel);
    return all.size() == 1
        ? Optional.of(all.getFirst())
        : all.stream().filter(it -> it.defaultSender().equals(sender)).findFirst();
  }

  /** The provider with a name; when it is no longer configured, the one that sends instead. */
  public ChannelProvider named(Channel channel, String provider) {
    return all(channel).stream()
        .filter(it -> it.name().equals(provider))
        .findFirst()
        .orElseGet(() -> of(channel));
  }

  /** The provider that a message was written for, or that sends instead when it is gone. */
  public ChannelProvider of(Channel channel, Content content) {
    return all(channel).stream()
        .filter(it -> it.name().equals(content.provider()))
        .findFirst()
        .or(() -> having(channel, content.from()))
        .orElseGet(() -> of(channel));
  }

  /**
   * The sender that answers what came by a provider; empty where the channel has one provider,
   * whose sender answers everything.
   */
  public Optional<SenderId> answering(Channel channel, String provider) {
    return Optional.of(channel)
        .filter(it -> all(it).size() > 1)
        .map(it -> new SenderId(named(it, provider).defaultSender()));
  }
}
