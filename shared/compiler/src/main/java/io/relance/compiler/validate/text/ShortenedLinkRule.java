package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.FlowText;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.text.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Warns of links of public shorteners in text messages, because carriers filter them. */
final class ShortenedLinkRule implements FlowRule {
  private static final Pattern SHORTENED =
      Pattern.compile(
          "(?i)(?<![\\w.@-])(?:bit\\.ly|bitly\\.com|tinyurl\\.com|t\\.co|goo\\.gl|ow\\.ly|is\\.gd|buff\\.ly"
              + "|cutt\\.ly|rb\\.gy|rebrand\\.ly|shorturl\\.at|t\\.ly|tiny\\.cc|v\\.gd|bl\\.ink)/[\\w-]+");

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.texts().stream()
        .filter(text -> text.element() instanceof FlowElement.SendSms)
        .flatMap(
            text ->
                link(text).stream()
                    .map(link -> checked.at(text.element(), text.field(), filtered(link))));
  }

  private static Optional<String> link(FlowText text) {
    return SHORTENED.matcher(text.text()).results().map(found -> found.group()).findFirst();
  }

  private static Diagnostic filtered(String link) {
    return Diagnostic.warning(
            "text.shortened-link",
            "A link must be the shop's own: carriers filter texts with links such as "
                + Quoted.of(link)
                + ".")
        .hint("Write the address of the page itself.");
  }
}
