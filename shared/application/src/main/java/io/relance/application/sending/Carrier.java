package io.relance.application.sending;

import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.EmailProvider.Email;
import io.relance.domain.provider.Handover;
import io.relance.domain.provider.SmsProvider;
import io.relance.domain.provider.SmsProvider.Sms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider of any channel, with the sender that is used when an element names none. */
public sealed interface Carrier {
  String name();

  String usualSender();

  Handover send(Parcel parcel);

  boolean canBeAsked();

  /** The ids of the messages that may be this one. */
  List<String> find(String send, Content content, Instant since);

  /**
   * What is handed over.
   *
   * @param mail what only an email has
   */
  record Parcel(String send, Content content, Mail mail) {
    /** Never shows a text. */
    @Override
    public String toString() {
      return "Parcel[send=" + send + "]";
    }
  }

  /**
   * What an email has beside its subject.
   *
   * @param text what a reader without HTML sees; made from the HTML when absent
   * @param unsubscribeUrl where a marketing email is unsubscribed from
   */
  record Mail(String html, Optional<String> text, Optional<String> unsubscribeUrl) {
    static final Mail NONE = new Mail("", Optional.empty(), Optional.empty());

    /** Never shows a text. */
    @Override
    public String toString() {
      return "Mail[…]";
    }
  }

  /** Carries texts. */
  record Texts(SmsProvider provider, String usualSender) implements Carrier {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public Handover send(Parcel parcel) {
      return provider.send(sms(parcel.send(), parcel.content()));
    }

    @Override
    public boolean canBeAsked() {
      return provider.canBeAsked();
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
  record Emails(EmailProvider provider, String usualSender) implements Carrier {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public Handover send(Parcel parcel) {
      return provider.send(email(parcel));
    }

    @Override
    public boolean canBeAsked() {
      return provider.canBeAsked();
    }

    /** Asks without the HTML, which is not kept. */
    @Override
    public List<String> find(String send, Content content, Instant since) {
      return provider.find(email(new Parcel(send, content, Mail.NONE)), since);
    }

    private static Email email(Parcel parcel) {
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
