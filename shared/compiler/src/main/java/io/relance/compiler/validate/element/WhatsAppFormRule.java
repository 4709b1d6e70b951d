package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.WhatsAppBody;
import io.relance.domain.provider.WhatsAppTemplate;
import io.relance.domain.text.Quoted;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reports WhatsApp messages that Meta would not accept from anybody. */
final class WhatsAppFormRule implements FlowRule {
  private static final int LONGEST_TEXT = 4_096;
  private static final int LONGEST_CAPTION = 1_024;
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2,4})?");
  private static final Pattern SENDER = Pattern.compile("[0-9]{5,20}");
  private static final Pattern MEDIA = Pattern.compile("https://[^\\s/]+\\.[^\\s]+");

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(
        FlowElement.SendWhatsApp.class,
        element ->
            Stream.of(body(checked, element), sender(checked, element), media(checked, element))
                .flatMap(faults -> faults));
  }

  private static Stream<Diagnostic> body(CheckedFlow checked, FlowElement.SendWhatsApp element) {
    return switch (element.body()) {
      case WhatsAppBody.FreeText(var text) ->
          length(text, element.media().isPresent() ? LONGEST_CAPTION : LONGEST_TEXT)
              .map(fault -> checked.at(element, "text", fault))
              .stream();
      case WhatsAppBody.Approved(var template) ->
          Stream.concat(
              name(template).map(it -> checked.at(element, "template.name", it)).stream(),
              language(template).map(it -> checked.at(element, "template.language", it)).stream());
    };
  }

  private static Optional<Diagnostic> length(String text, int longest) {
    return text.length() <= longest
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                "text.too-long",
                "Must have at most %d characters on WhatsApp, not %d."
                    .formatted(longest, text.length())));
  }

  private static Optional<Diagnostic> name(WhatsAppTemplate template) {
    if (template.name().isEmpty() || NAME.matcher(template.name()).matches()) {
      return Optional.empty();
    }
    var near = template.name().toLowerCase(Locale.ROOT).strip().replaceAll("[^a-z0-9_]+", "_");
    return Optional.of(
        Diagnostic.error(
                "whatsapp.template-name",
                "Must be the name of a template at Meta, of lower-case letters, digits and _, not "
                    + Quoted.of(template.name())
                    + ".")
            .hint("Such as \"" + near + "\"."));
  }

  private static Optional<Diagnostic> language(WhatsAppTemplate template) {
    return template.language().isEmpty() || LANGUAGE.matcher(template.language()).matches()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                    "whatsapp.template-language",
                    "Must be a language as Meta writes it, not "
                        + Quoted.of(template.language())
                        + ".")
                .hint("Such as en, en_US or fr."));
  }

  private static Stream<Diagnostic> sender(CheckedFlow checked, FlowElement.SendWhatsApp element) {
    return element.sender().stream()
        .filter(sender -> !SENDER.matcher(sender.value()).matches())
        .map(
            sender ->
                checked.at(
                    element,
                    "sender",
                    Diagnostic.error(
                            "whatsapp.sender",
                            "Must be Meta's id of a number, not " + Quoted.of(sender.value()) + ".")
                        .hint("Leave it out for the project's own number.")));
  }

  private static Stream<Diagnostic> media(CheckedFlow checked, FlowElement.SendWhatsApp element) {
    return element.media().stream()
        .filter(media -> !MEDIA.matcher(media).matches())
        .map(
            media ->
                checked.at(
                    element,
                    "media",
                    Diagnostic.error(
                        "whatsapp.media",
                        "Must be the address of a picture, video or document that begins with"
                            + " https://, not "
                            + Quoted.of(media)
                            + ".")));
  }
}
