package io.relance.application.sending;

import io.relance.application.sending.Carrier.Mail;
import io.relance.application.sending.Carrier.Parcel;
import io.relance.compiler.text.Escaping;
import io.relance.compiler.text.LiquidText;
import io.relance.compiler.text.Rendered;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Purpose;
import io.relance.domain.flow.SenderId;
import io.relance.domain.text.SmsText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes what is sent to one contact, in the words of an element. */
final class WriteTexts {
  private final LiquidText liquid;
  private final Carriers carriers;
  private final Function<UnsubscribeLinks.Link, String> links;

  WriteTexts(SendingParts.Outside outside) {
    this(outside.liquid(), outside.carriers(), outside.links()::url);
  }

  /**
   * @param links makes the addresses at which somebody unsubscribes
   */
  WriteTexts(LiquidText liquid, Carriers carriers, Function<UnsubscribeLinks.Link, String> links) {
    this.liquid = liquid;
    this.carriers = carriers;
    this.links = links;
  }

  Writing write(Situation situation) {
    if (situation.element().isEmpty()) {
      var content = situation.send().content().orElseThrow();
      return new Writing.Written(new Parcel(situation.send().id(), content, Mail.NONE));
    }
    return switch (situation.element().orElseThrow()) {
      case FlowElement.SendSms sms ->
          Writing.of(
              Stream.of(plain(sms.text(), situation)),
              texts -> text(situation, sms.sender(), texts.getFirst()));
      case FlowElement.SendEmail email -> email(situation, email);
      case FlowElement.Forward forward -> forward(situation, forward);
      case FlowElement.AddToList _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          FlowElement.End _,
          FlowElement.Note _ ->
          throw new IllegalStateException(
              "Send " + situation.send().id() + " is of an element that sends no message");
    };
  }

  private Writing text(Situation situation, Optional<SenderId> named, String text) {
    var from = named.map(SenderId::value).orElse(carriers.texts().usualSender());
    var sender = new Sender(carriers.texts(), from);
    return written(situation, sender.content(situation, Optional.empty(), text), Mail.NONE);
  }

  private Writing email(Situation situation, FlowElement.SendEmail email) {
    var content = email.content();
    var alternative = content.text().map(text -> plain(text, situation));
    var html = liquid.render(content.html(), variables(situation), Escaping.HTML);
    var texts =
        Stream.concat(Stream.of(plain(content.subject(), situation), html), alternative.stream());
    return Writing.of(texts, rendered -> email(situation, email, rendered));
  }

  private Writing email(Situation situation, FlowElement.SendEmail email, List<String> rendered) {
    var marketing = email.purpose() == Purpose.MARKETING;
    var contact = situation.send().owed().contact();
    var unsubscribe =
        Optional.of(new UnsubscribeLinks.Link(contact, situation.send().owed().channel()))
            .filter(_ -> marketing)
            .map(links);
    var alternative = rendered.stream().skip(2).findFirst();
    var footer = new EmailFooter(situation.recipient().orElseThrow().language(), unsubscribe);
    var mail =
        new Mail(footer.under(rendered.get(1)), alternative.map(footer::underText), unsubscribe);
    var from = email.from().map(SenderId::value).orElse(carriers.emails().usualSender());
    var shown = alternative.orElseGet(() -> HtmlGist.of(rendered.get(1)));
    var content =
        new Sender(carriers.emails(), from)
            .content(situation, Optional.of(rendered.getFirst()), shown);
    return written(situation, content, mail);
  }

  private Writing forward(Situation situation, FlowElement.Forward forward) {
    var text =
        forward
            .text()
            .map(custom -> plain(custom, situation))
            .or(() -> ForwardedMessage.inbound(situation.variables()).map(Rendered.Text::new));
    if (text.isEmpty()) {
      return new Writing.Broken("There is no message to pass on.");
    }
    return Writing.of(
        text.stream(),
        texts -> forward(situation, new ForwardedMessage(situation, texts.getFirst())));
  }

  private Writing forward(Situation situation, ForwardedMessage message) {
    return switch (situation.send().owed().channel()) {
      case EMAIL -> {
        var sender = new Sender(carriers.emails(), carriers.emails().usualSender());
        var content = sender.content(situation, Optional.of(message.writer()), message.text());
        var mail = new Mail(message.html(), Optional.of(message.text()), Optional.empty());
        yield written(situation, content, mail);
      }
      case SMS, WHATSAPP -> text(situation, Optional.empty(), message.text());
    };
  }

  private static Writing written(Situation situation, Content content, Mail mail) {
    var empty = content.text().isBlank() && mail.html().isBlank();
    return empty
        ? new Writing.Broken("The text came out empty.")
        : new Writing.Written(new Parcel(situation.send().id(), content, mail));
  }

  /** By whom, and in whose name. */
  private record Sender(Carrier carrier, String from) {
    Content content(Situation situation, Optional<String> subject, String text) {
      var to = situation.facts().person().flatMap(Gate.Person::address).orElseThrow();
      var segments = carrier instanceof Carrier.Texts ? new SmsText(text).segmentCount() : 0;
      return new Content(carrier.name(), from, to, subject, text, segments);
    }
  }

  private Rendered plain(String text, Situation situation) {
    return liquid.render(text, variables(situation), Escaping.NONE);
  }

  private static Map<String, Object> variables(Situation situation) {
    var variables = new LinkedHashMap<>(situation.variables());
    situation.recipient().ifPresent(recipient -> variables.put("contact", recipient.variables()));
    return variables;
  }
}
