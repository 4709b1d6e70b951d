package io.relance.compiler.validate;

import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.liquid.TextAnalysis;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.ConversationSettings;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowElement.Receiver;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.text.ShortLinks;
import io.relance.domain.text.SmsText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text that an element sends.
 *
 * @param field its field in the element
 * @param sms whether it goes out as a text message
 * @param examined the analysis of the text
 * @param shortLinks how its links are shortened
 */
public record FlowText(
    FlowElement element,
    String field,
    String text,
    boolean sms,
    TextAnalysis examined,
    ShortLinks shortLinks) {
  /** The longest total of all texts of a flow; analysing more would delay other requests. */
  private static final long MAX_LENGTH = 1_000_000;

  private record Written(FlowElement element, String field, String text, boolean sms) {}

  /** Whether the texts together are too long to be analysed. */
  public static boolean tooMuch(Flow flow) {
    return written(flow).mapToLong(written -> written.text().length()).sum() > MAX_LENGTH;
  }

  /** All texts of a flow, but none when they are too long together. */
  static List<FlowText> of(
      Flow flow, Function<String, TextAnalysis> examine, ShortLinks shortLinks) {
    return tooMuch(flow)
        ? List.of()
        : written(flow)
            .map(
                it ->
                    new FlowText(
                        it.element(),
                        it.field(),
                        it.text(),
                        it.sms(),
                        examine.apply(it.text()),
                        it.element() instanceof FlowElement.Forward ? ShortLinks.OFF : shortLinks))
            .toList();
  }

  /** Texts that it may become, as they are sent. */
  public Stream<SmsText> samples() {
    return examined.samples().stream()
        .map(sample -> shortLinks.shorten(sample, ShortLinks.SAMPLE_CODE, _ -> false).text())
        .map(SmsText::new);
  }

  private static Stream<Written> written(Flow flow) {
    return Stream.concat(
        written(flow.conversation()), flow.elements().stream().flatMap(FlowText::written));
  }

  private static Stream<Written> written(ConversationSettings settings) {
    return Stream.concat(
        settings.reprompt().stream()
            .map(text -> new Written(Placeholders.CONVERSATION, "reprompt", text, true)),
        settings.fallback().stream()
            .map(text -> new Written(Placeholders.CONVERSATION, "fallback", text, true)));
  }

  private static Stream<Written> written(FlowElement element) {
    return switch (element) {
      case FlowElement.SendSms sms -> Stream.of(new Written(sms, "text", sms.text(), true));
      case FlowElement.SendWhatsApp whatsApp -> written(whatsApp);
      case FlowElement.SendEmail email -> written(email);
      case FlowElement.Forward forward ->
          forward.text().stream().map(text -> new Written(forward, "text", text, toPhone(forward)));
      case ConversationElement.Question question ->
          Stream.of(new Written(question, "text", question.asked(), true));
      case ConversationElement.Recommendations recommendations -> written(recommendations);
      case ConversationElement.Message message ->
          Stream.of(new Written(message, "text", message.text(), true));
      case ContactAction.UpdateContact update -> written(update);
      case ContactAction.Export export ->
          Stream.of(new Written(export, "path", export.file().path(), false));
      case ContactAction.RemoveFromList _,
          ContactAction.Unsubscribe _,
          FlowElement.AddToList _,
          FlowElement.Delay _,
          FlowElement.DelayUntilWeekday _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Stream.empty();
    };
  }

  private static Stream<Written> written(ConversationElement.Recommendations recommendations) {
    var all = recommendations.recommendations();
    return Stream.concat(
        IntStream.range(0, all.size())
            .mapToObj(
                at ->
                    new Written(
                        recommendations,
                        "recommendations[" + at + "].text",
                        all.get(at).text(),
                        true)),
        Stream.of(
            new Written(
                recommendations, "default.text", recommendations.otherwise().text(), true)));
  }

  private static Stream<Written> written(ContactAction.UpdateContact update) {
    return update.set().entrySet().stream()
        .filter(it -> it.getValue() instanceof Scalar.Text)
        .map(
            it ->
                new Written(
                    update, "set." + it.getKey(), ((Scalar.Text) it.getValue()).value(), false));
  }

  private static Stream<Written> written(FlowElement.SendWhatsApp whatsApp) {
    return switch (whatsApp.body()) {
      case WhatsAppBody.FreeText(var text) -> Stream.of(new Written(whatsApp, "text", text, false));
      case WhatsAppBody.Approved(var template) ->
          IntStream.range(0, template.variables().size())
              .mapToObj(
                  at ->
                      new Written(
                          whatsApp,
                          "template.variables[" + at + "]",
                          template.variables().get(at),
                          false));
    };
  }

  private static Stream<Written> written(FlowElement.SendEmail email) {
    return Stream.concat(
        Stream.of(
            new Written(email, "subject", email.content().subject(), false),
            new Written(email, "html", email.content().html(), false)),
        email.content().text().stream().map(text -> new Written(email, "text", text, false)));
  }

  private static boolean toPhone(FlowElement.Forward forward) {
    return forward.to().stream().anyMatch(Receiver.Phone.class::isInstance);
  }
}
