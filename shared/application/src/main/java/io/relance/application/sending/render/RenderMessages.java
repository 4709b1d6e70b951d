package io.relance.application.sending.render;

import io.relance.application.promocodes.GrantedCode;
import io.relance.application.sending.gate.Gate;
import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.EmailBody;
import io.relance.application.sending.model.SkipReason;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProvider.Mail;
import io.relance.application.sending.provider.ChannelProvider.OutboundMessage;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.compiler.liquid.Escaping;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.liquid.Rendered;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.id.SenderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders the message of an element for one contact. */
public final class RenderMessages {
  private static final String UNSUBSCRIBE_URL = "unsubscribeUrl";

  private final LiquidText liquid;
  private final ChannelProviders channelProviders;
  private final MessageLinks links;

  public RenderMessages(LiquidText liquid, ChannelProviders channelProviders, MessageLinks links) {
    this.liquid = liquid;
    this.channelProviders = channelProviders;
    this.links = links;
  }

  public RenderResult write(SendContext sendContext) {
    if (sendContext.element().isEmpty()) {
      return asStored(sendContext);
    }
    var element = sendContext.element().orElseThrow();
    if (lacksPromoCode(element, sendContext.variables())) {
      return new RenderResult.Withheld(SkipReason.NO_CODE);
    }
    return switch (element) {
      case FlowElement.SendSms sms ->
          RenderResult.of(
              Stream.of(plain(sms.text(), sendContext)),
              texts -> text(sendContext, from(sms, sendContext), texts.getFirst()));
      case FlowElement.SendWhatsApp whatsApp -> whatsApp(sendContext, whatsApp);
      case FlowElement.SendEmail email -> email(sendContext, email);
      case FlowElement.Forward forward -> forward(sendContext, forward);
      case ConversationElement conversation -> conversation(conversation, sendContext);
      case FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          throw new IllegalStateException(
              "Send " + sendContext.send().id() + " is of an element that sends no message");
    };
  }

  private boolean lacksPromoCode(FlowElement element, Map<String, Object> variables) {
    return !variables.containsKey(GrantedCode.VARIABLE)
        && MessageTexts.of(element, variables)
            .anyMatch(text -> liquid.requires(text, GrantedCode.CODE));
  }

  private RenderResult conversation(ConversationElement element, SendContext sendContext) {
    var text =
        switch (element) {
          case ConversationElement.Question question -> question.text();
          case ConversationElement.Recommendations recommendations ->
              recommendations.choose(Answers.of(sendContext.variables())).text();
          case ConversationElement.Message message -> message.text();
        };
    var choices =
        element instanceof ConversationElement.Question question ? question.choiceLines() : "";
    return RenderResult.of(
        Stream.of(plain(text, sendContext)),
        texts -> text(sendContext, sendContext.usualSender(), texts.getFirst() + choices));
  }

  /** A send of no automation has its text already. */
  private static RenderResult asStored(SendContext sendContext) {
    var send = sendContext.send();
    var content = send.content().orElseThrow();
    if (send.intent().channel() == Channel.EMAIL && sendContext.body().isEmpty()) {
      return new RenderResult.Broken("The body of this email is no longer stored.");
    }
    var mail = sendContext.body().map(body -> new Mail(body.html(), body.text(), Optional.empty()));
    return new RenderResult.Written(
        new OutboundMessage(send.id(), content, mail.orElse(Mail.NONE)));
  }

  private static String from(FlowElement.SendSms sms, SendContext sendContext) {
    return sms.sender().map(SenderId::value).orElse(sendContext.usualSender());
  }

  private RenderResult text(SendContext sendContext, String from, String text) {
    var channel = sendContext.send().intent().channel();
    var provider = channelProviders.having(channel, from);
    if (provider.isEmpty()) {
      return new RenderResult.Broken(
          new UnknownSender(from, channelProviders.all(channel)).problem());
    }
    var linked = shortened(sendContext, text);
    var content = new Sender(provider.orElseThrow(), from).text(sendContext, linked.text());
    return written(sendContext, linked.of(content), Mail.NONE);
  }

  private MessageLinks.LinkedText shortened(SendContext sendContext, String text) {
    return links.shorten(sendContext.send().id(), text, variables("", sendContext));
  }

  private RenderResult whatsApp(SendContext sendContext, FlowElement.SendWhatsApp whatsApp) {
    var texts =
        switch (whatsApp.body()) {
          case WhatsAppBody.FreeText(var text) -> Stream.of(plain(text, sendContext));
          case WhatsAppBody.Approved(var template) ->
              template.variables().stream().map(text -> plain(text, sendContext));
        };
    return RenderResult.of(
        texts,
        rendered ->
            new WhatsAppMessages(sendContext, whatsApp, channelProviders.whatsApp())
                .of(rendered, text -> shortened(sendContext, text)));
  }

  private RenderResult email(SendContext sendContext, FlowElement.SendEmail email) {
    var content = email.content();
    var alternative = content.text().map(text -> plain(text, sendContext));
    var html = liquid.render(content.html(), variables(content.html(), sendContext), Escaping.HTML);
    var texts =
        Stream.concat(Stream.of(plain(content.subject(), sendContext), html), alternative.stream());
    return RenderResult.of(texts, rendered -> email(sendContext, email, rendered));
  }

  private RenderResult email(
      SendContext sendContext, FlowElement.SendEmail email, List<String> rendered) {
    var marketing = email.purpose() == Purpose.MARKETING;
    var unsubscribe =
        Optional.of(unsubscribeLink(sendContext)).filter(_ -> marketing).map(links::unsubscribeUrl);
    var alternative = rendered.stream().skip(2).findFirst();
    var footer =
        new EmailFooter(
            sendContext.recipient().orElseThrow().language(),
            unsubscribe,
            channelProviders.emailSettings().postalAddress());
    var body = new EmailBody(footer.under(rendered.get(1)), alternative.map(footer::underText));
    var linked = links.track(sendContext.send().id(), body, sendContext.variables());
    var mail = new Mail(linked.body().html(), linked.body().text(), unsubscribe);
    var from = email.from().map(SenderId::value).orElse(channelProviders.email().defaultSender());
    var shown = alternative.orElseGet(() -> HtmlSummary.of(rendered.get(1)));
    var content =
        new Sender(channelProviders.email(), from).email(sendContext, rendered.getFirst(), shown);
    return written(sendContext, linked.of(content), mail);
  }

  private RenderResult forward(SendContext sendContext, FlowElement.Forward forward) {
    var text =
        forward
            .text()
            .map(custom -> plain(custom, sendContext))
            .or(() -> ForwardedMessage.inbound(sendContext.variables()).map(Rendered.Text::new));
    if (text.isEmpty()) {
      return new RenderResult.Broken("There is no message to pass on.");
    }
    return RenderResult.of(
        text.stream(),
        texts -> forward(sendContext, new ForwardedMessage(sendContext, texts.getFirst())));
  }

  private RenderResult forward(SendContext sendContext, ForwardedMessage message) {
    return switch (sendContext.send().intent().channel()) {
      case EMAIL -> {
        var sender = new Sender(channelProviders.email(), channelProviders.email().defaultSender());
        var content = sender.email(sendContext, message.writer(), message.text());
        var mail = new Mail(message.html(), Optional.of(message.text()), Optional.empty());
        yield written(sendContext, content, mail);
      }
      case SMS, WHATSAPP -> {
        var from = sendContext.usualSender();
        var provider = channelProviders.having(sendContext.send().intent().channel(), from);
        var sender = new Sender(provider.orElseThrow(), from);
        yield written(sendContext, sender.text(sendContext, message.text()), Mail.NONE);
      }
    };
  }

  private static RenderResult written(SendContext sendContext, Content content, Mail mail) {
    var empty = content.text().isBlank() && mail.html().isBlank();
    return empty
        ? new RenderResult.Broken("The text came out empty.")
        : new RenderResult.Written(new OutboundMessage(sendContext.send().id(), content, mail));
  }

  /** A provider and the sender address. */
  private record Sender(ChannelProvider carrier, String from) {
    Content text(SendContext sendContext, String text) {
      return carrier.content(from, to(sendContext), text);
    }

    Content email(SendContext sendContext, String subject, String text) {
      return new Content(carrier.name(), from, to(sendContext), Optional.of(subject), text, 0);
    }

    private static String to(SendContext sendContext) {
      return sendContext.facts().person().flatMap(Gate.Person::address).orElseThrow();
    }
  }

  private Rendered plain(String text, SendContext sendContext) {
    return liquid.render(text, variables(text, sendContext), Escaping.NONE);
  }

  private Map<String, Object> variables(String text, SendContext sendContext) {
    var variables = new LinkedHashMap<>(sendContext.variables());
    sendContext.recipient().ifPresent(recipient -> variables.put("contact", recipient.variables()));
    if (text.contains(UNSUBSCRIBE_URL)) {
      variables.put(UNSUBSCRIBE_URL, links.unsubscribeUrl(unsubscribeLink(sendContext)));
    }
    return variables;
  }

  /** That of an email names its message, too; a text has no room for it. */
  private static UnsubscribeLinks.Link unsubscribeLink(SendContext sendContext) {
    var send = sendContext.send();
    var intent = send.intent();
    return new UnsubscribeLinks.Link(
        intent.contact(),
        intent.channel(),
        Optional.of(send.id()).filter(_ -> intent.channel() == Channel.EMAIL));
  }
}
