package io.relance.application.conversations;

import io.relance.application.conversations.model.Conversation;
import io.relance.application.inbound.ReceivedText;
import io.relance.application.persistence.Ids;
import io.relance.application.sending.dispatch.DispatchSends;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.Recipient;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.compiler.liquid.Escaping;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.liquid.Rendered;
import io.relance.domain.consent.Purpose;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and dispatches the texts after replies that match no choice, each once for a reply. */
public final class SendReplies {
  private final LiquidText liquid;
  private final Recipients recipients;
  private final ChannelProviders channelProviders;
  private final MessageLinks links;
  private final DispatchSends dispatchSends;
  private final InstantSource clock;

  public SendReplies(
      LiquidText liquid,
      Recipients recipients,
      ChannelProviders channelProviders,
      MessageLinks links,
      DispatchSends dispatchSends,
      InstantSource clock) {
    this.liquid = liquid;
    this.recipients = recipients;
    this.channelProviders = channelProviders;
    this.links = links;
    this.dispatchSends = dispatchSends;
    this.clock = clock;
  }

  /** The id of the text after a reply. */
  static SendId id(ReceivedText reply) {
    return new SendId(Ids.hash("conversation-reply", reply.occurrence()));
  }

  /**
   * The write of the question that is asked again; empty when the contact was erased or the text
   * cannot be rendered.
   */
  Optional<Write> reprompt(FoundConversation found, ReceivedText reply, List<Integer> tied) {
    return recipient(reply)
        .flatMap(
            recipient ->
                render(
                        ReplyTexts.reprompt(found.flow().conversation(), recipient.language()),
                        variables(found, reply, recipient))
                    .map(
                        rendered ->
                            rendered.with(
                                ReplyTexts.reprompt(
                                    rendered.text(),
                                    found.question(),
                                    tied,
                                    recipient.language()))))
        .map(text -> write(found, reply, text));
  }

  /** The write of the fallback; empty when the flow has none. */
  Optional<Write> fallback(FoundConversation found, ReceivedText reply) {
    return found
        .flow()
        .conversation()
        .fallback()
        .flatMap(
            text ->
                recipient(reply)
                    .flatMap(recipient -> render(text, variables(found, reply, recipient))))
        .filter(rendered -> !rendered.text().isBlank())
        .map(text -> write(found, reply, text));
  }

  /** Sends the text after a reply, if there is one. */
  void dispatch(ReceivedText reply) {
    dispatchSends.dispatch(DispatchMessage.of(List.of(id(reply))));
  }

  private Optional<Recipient> recipient(ReceivedText reply) {
    return Optional.ofNullable(recipients.find(List.of(reply.contact())).get(reply.contact()));
  }

  /** A text with what it was rendered with. */
  private record Reply(String text, Map<String, Object> variables) {
    Reply with(String other) {
      return new Reply(other, variables);
    }
  }

  private Optional<Reply> render(String template, Map<String, Object> variables) {
    return switch (liquid.render(template, variables, Escaping.NONE)) {
      case Rendered.Text(var text) -> Optional.of(new Reply(text, variables));
      case Rendered.Broken _ -> Optional.empty();
    };
  }

  private static Map<String, Object> variables(
      FoundConversation found, ReceivedText reply, Recipient recipient) {
    return Map.of(
        "contact",
        recipient.variables(),
        "message",
        Map.of("text", reply.text(), "from", reply.from()),
        "answers",
        Conversation.answers(found.item()));
  }

  private Write write(FoundConversation found, ReceivedText reply, Reply rendered) {
    var linked = links.shorten(id(reply), rendered.text(), rendered.variables());
    var address = found.conversation().address();
    var intent =
        new SendIntent(
            SendKind.REPLY,
            reply.contact(),
            address.channel(),
            Purpose.MARKETING,
            Optional.empty(),
            Optional.of(reply.from()));
    var content =
        channelProviders
            .named(address.channel(), reply.provider())
            .content(address.sender(), reply.from(), linked.text());
    var send = Send.queued(id(reply), intent, linked.of(content), clock.instant());
    return Write.putNew(
        Messages.beside(send, found.enrollment().automation(), found.question().id()));
  }
}
