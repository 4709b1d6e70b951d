package io.relance.application.sending.dispatch;

import io.relance.application.persistence.Ids;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.Language;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Confirms STOP, START and HELP with one message, for which no consent is needed, unless the
 * provider confirms them itself.
 */
public final class ConfirmSubscriptionChange {
  private final ItemStore store;
  private final Recipients recipients;
  private final ChannelProviders channelProviders;
  private final DispatchSends dispatchSends;
  private final InstantSource clock;
  private final boolean weAnswer;

  /**
   * @param weAnswer false if the provider of texts confirms keywords itself; that of WhatsApp never
   *     does
   */
  public ConfirmSubscriptionChange(
      ItemStore store,
      Recipients recipients,
      ChannelProviders channelProviders,
      DispatchSends dispatchSends,
      InstantSource clock,
      boolean weAnswer) {
    this.store = store;
    this.recipients = recipients;
    this.channelProviders = channelProviders;
    this.dispatchSends = dispatchSends;
    this.clock = clock;
    this.weAnswer = weAnswer;
  }

  /** The keyword of a message. */
  public enum Keyword {
    OPT_OUT,
    OPT_IN,
    HELP
  }

  /**
   * A request for a confirmation.
   *
   * @param channel that of the inbound message
   * @param source the id of the inbound message, which is confirmed once
   * @param to the address of the contact
   * @param from our sender that received the message
   * @param provider the provider by which it came, which sends the confirmation
   */
  public record Request(
      ContactId contact,
      Keyword keyword,
      Channel channel,
      String source,
      String to,
      String from,
      String provider) {
    /** Never shows an address. */
    @Override
    public String toString() {
      return "Request[contact=%s, keyword=%s, source=%s]".formatted(contact, keyword, source);
    }
  }

  /** Confirms once; repeated for the same message it resumes. */
  public void confirm(Request request) {
    var recipient = recipients.find(List.of(request.contact())).get(request.contact());
    if ((!weAnswer && request.channel() == Channel.SMS) || recipient == null) {
      return;
    }
    var send = send(request, recipient.language());
    store.transact(List.of(Write.putNew(send.item())));
    dispatchSends.dispatch(DispatchMessage.of(List.of(send.id())));
  }

  private Send send(Request request, Language language) {
    var text = words(request.keyword(), language);
    var sendIntent =
        new SendIntent(
            SendKind.CONFIRMATION,
            request.contact(),
            request.channel(),
            Purpose.TRANSACTIONAL,
            Optional.empty(),
            Optional.of(request.to()));
    var content =
        channelProviders
            .named(request.channel(), request.provider())
            .content(request.from(), request.to(), text);
    var id = Ids.hash("confirmation", request.source());
    return Send.queued(new SendId(id), sendIntent, content, clock.instant());
  }

  /** Each fits one segment: all characters are in the GSM alphabet. */
  private static String words(Keyword keyword, Language language) {
    return switch (language) {
      case ENGLISH ->
          switch (keyword) {
            case OPT_OUT ->
                "You are unsubscribed and will get no more messages. Reply START to subscribe again.";
            case OPT_IN -> "You are subscribed again. Reply STOP to unsubscribe, HELP for help.";
            case HELP -> "These are messages of our shop. Reply STOP to get no more of them.";
          };
      case FRENCH ->
          switch (keyword) {
            case OPT_OUT ->
                "Désabonnement confirmé: plus aucun message. Répondez START pour vous réabonner.";
            case OPT_IN ->
                "Abonnement repris. Répondez STOP pour vous désabonner, AIDE pour de l'aide.";
            case HELP ->
                "Ce sont les messages de notre boutique. Répondez STOP pour ne plus en recevoir.";
          };
    };
  }
}
