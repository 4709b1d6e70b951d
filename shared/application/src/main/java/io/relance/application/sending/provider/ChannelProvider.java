package io.relance.application.sending.provider;

import io.relance.application.sending.model.Content;
import io.relance.domain.id.SendId;
import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.EmailProvider.Email;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.provider.SmsProvider.Sms;
import io.relance.domain.provider.WhatsAppProvider;
import io.relance.domain.provider.WhatsAppProvider.WhatsAppContent;
import io.relance.domain.provider.WhatsAppProvider.WhatsAppMessage;
import io.relance.domain.text.SmsText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider of any channel, with the sender that is used when an element names none. */
public sealed interface ChannelProvider {
  String name();

  String defaultSender();

  SendResult send(OutboundMessage parcel);

  /** The content of a message that is only a text; the segments of an SMS are counted. */
  default Content content(String from, String to, String text) {
    return switch (this) {
      case SmsChannel _ ->
          new Content(name(), from, to, Optional.empty(), text, new SmsText(text).segmentCount());
      case EmailChannel _ -> new Content(name(), from, to, Optional.empty(), text, 0);
      case WhatsAppChannel _ ->
          Content.ofWhatsApp(
              name(), from, to, new WhatsAppContent(text, Optional.empty(), Optional.empty()));
    };
  }

  boolean supportsLookup();

  /** Whether a report about a message may name it by the provider's id alone. */
  default boolean reportsByItsIdAlone() {
    return this instanceof EmailChannel email && email.provider().reportsByItsIdAlone();
  }

  /** The ids of the messages that may be this one. */
  List<String> find(SendId send, Content content, Instant since);

  /**
   * A message for a provider.
   *
   * @param mail the parts that only an email has
   */
  record OutboundMessage(SendId send, Content content, Mail mail) {
    /** Never shows a text. */
    @Override
    public String toString() {
      return "OutboundMessage[send=" + send + "]";
    }
  }

  /**
   * The parts of an email besides its subject.
   *
   * @param text the plain text; derived from the HTML when absent
   * @param unsubscribeUrl where a marketing email is unsubscribed from
   */
  record Mail(String html, Optional<String> text, Optional<String> unsubscribeUrl) {
    public static final Mail NONE = new Mail("", Optional.empty(), Optional.empty());

    /** Never shows a text. */
    @Override
    public String toString() {
      return "Mail[…]";
    }
  }

  /**
   * Sends SMS.
   *
   * @param receives whether texts to the sender reach the project, if it can receive at all
   */
  record SmsChannel(SmsProvider provider, String defaultSender, boolean receives)
      implements ChannelProvider {
    public SmsChannel(SmsProvider provider, String defaultSender) {
      this(provider, defaultSender, true);
    }

    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public SendResult send(OutboundMessage parcel) {
      return provider.send(sms(parcel.send(), parcel.content()));
    }

    @Override
    public boolean supportsLookup() {
      return provider.supportsLookup();
    }

    @Override
    public List<String> find(SendId send, Content content, Instant since) {
      return provider.find(sms(send, content), since);
    }

    private static Sms sms(SendId send, Content content) {
      return new Sms(send, content.from(), content.to(), content.text());
    }
  }

  /** Sends WhatsApp messages; nobody can be asked for those with an ambiguous result. */
  record WhatsAppChannel(WhatsAppProvider provider, String defaultSender)
      implements ChannelProvider {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public SendResult send(OutboundMessage parcel) {
      var content = parcel.content();
      return provider.send(
          new WhatsAppMessage(parcel.send(), content.from(), content.to(), content.whatsApp()));
    }

    @Override
    public boolean supportsLookup() {
      return false;
    }

    @Override
    public List<String> find(SendId send, Content content, Instant since) {
      throw new IllegalStateException("Send " + send + " cannot be looked up");
    }
  }

  /** Sends emails. */
  record EmailChannel(EmailProvider provider, String defaultSender) implements ChannelProvider {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public SendResult send(OutboundMessage parcel) {
      return provider.send(email(parcel));
    }

    @Override
    public boolean supportsLookup() {
      return provider.supportsLookup();
    }

    /** Searches without the HTML, which is not stored. */
    @Override
    public List<String> find(SendId send, Content content, Instant since) {
      return provider.find(email(new OutboundMessage(send, content, Mail.NONE)), since);
    }

    private static Email email(OutboundMessage parcel) {
      return new Email(
          parcel.send(),
          parcel.content().from(),
          parcel.content().to(),
          parcel.content().subject().orElse(""),
          parcel.mail().html(),
          parcel.mail().text(),
          parcel.mail().unsubscribeUrl());
    }
  }
}
