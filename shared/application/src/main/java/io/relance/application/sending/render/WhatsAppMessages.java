package io.relance.application.sending.render;

import io.relance.application.sending.gate.Gate;
import io.relance.application.sending.gate.SendContext;
import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.model.Content;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.application.sending.provider.ChannelProvider.Mail;
import io.relance.application.sending.provider.ChannelProvider.OutboundMessage;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.id.SenderId;
import io.relance.domain.provider.WhatsAppProvider.WhatsAppContent;
import io.relance.domain.provider.WhatsAppTemplate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes a WhatsApp message from the texts of its element, as they are rendered. */
record WhatsAppMessages(
    SendContext sendContext,
    FlowElement.SendWhatsApp element,
    ChannelProvider.WhatsAppChannel channel) {

  /**
   * The message.
   *
   * @param shorten shortens the links of free text; those of an approved template stay
   */
  RenderResult of(List<String> rendered, Function<String, MessageLinks.LinkedText> shorten) {
    return switch (element.body()) {
      case WhatsAppBody.FreeText _ ->
          rendered.getFirst().isBlank() && element.media().isEmpty()
              ? new RenderResult.Broken("The text came out empty.")
              : free(shorten.apply(rendered.getFirst()));
      case WhatsAppBody.Approved(var template) ->
          rendered.stream().anyMatch(String::isBlank)
              ? new RenderResult.Broken("A variable of the template came out empty.")
              : written(
                  new WhatsAppContent("", Optional.of(filled(template, rendered)), element.media()),
                  UnaryOperator.identity());
    };
  }

  private RenderResult free(MessageLinks.LinkedText text) {
    var content = new WhatsAppContent(text.text(), Optional.empty(), element.media());
    return written(content, text::of);
  }

  /** Meta accepts no line breaks, tabs or long gaps in the variables of a template. */
  private static WhatsAppTemplate filled(WhatsAppTemplate template, List<String> rendered) {
    return new WhatsAppTemplate(
        template.name(),
        template.language(),
        rendered.stream().map(text -> text.strip().replaceAll("\\s+", " ")).toList());
  }

  private RenderResult written(WhatsAppContent content, UnaryOperator<Content> links) {
    var from = element.sender().map(SenderId::value).orElse(channel.defaultSender());
    var to = sendContext.facts().person().flatMap(Gate.Person::address).orElseThrow();
    return new RenderResult.Written(
        new OutboundMessage(
            sendContext.send().id(),
            links.apply(Content.ofWhatsApp(channel.name(), from, to, content)),
            Mail.NONE));
  }
}
