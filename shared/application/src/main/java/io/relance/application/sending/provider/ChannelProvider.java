package io.relance.application.sending.provider;

import io.relance.application.sending.model.Content;
import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.EmailProvider.Email;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.provider.SmsProvider.Sms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider of any channel, with the sender that is used when an element names none. */
public sealed interface ChannelProvider {
  String name();

  String defaultSender();

  SendResult send(OutboundMessage parcel);

  boolean supportsLookup();

  /** The ids of the messages that may be this one. */
  List<String> find(String send, Content content, Instant since);

  /**
   * What is handed over.
   *
   * @param mail what only an email has
   */
  record OutboundMessage(String send, Content content, Mail mail) {
    /** Never shows a text. */
    @Override
    public String toString() {
      return "OutboundMessage[send=" + send + "]";
    }
  }

  /**
   * What an email has beside its subject.
   *
   * @param text what a reader without HTML sees; made from the HTML when absent
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

  /** Carries texts. */
  record SmsChannel(SmsProvider provider, String defaultSender) implements ChannelProvider {
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
    public List<String> find(String send, Content content, Instant since) {
      return provider.find(sms(send, content), since);
    }

    private static Sms sms(String send, Content content) {
      return new Sms(send, content.from(), content.to(), content.text());
    }
  }

  /** Carries emails. */
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

    /** Asks without the HTML, which is not kept. */
    @Override
    public List<String> find(String send, Content content, Instant since) {
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
