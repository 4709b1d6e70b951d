package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.FlowText;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.SmsText;
import java.util.Comparator;
import java.util.stream.Stream;

/** Reports texts that may take more segments than carriers deliver in one piece. */
final class SmsLengthRule implements FlowRule {
  static final int MAX_SEGMENTS = 10;
  private static final int NAMED_CHARACTERS = 10;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.texts().stream()
        .filter(FlowText::sms)
        .flatMap(
            text ->
                longest(text)
                    .filter(sms -> sms.segmentCount() > MAX_SEGMENTS)
                    .map(sms -> checked.at(text.element(), text.field(), describe(sms))));
  }

  private static Stream<SmsText> longest(FlowText text) {
    return text.samples().max(Comparator.comparingInt(SmsText::segmentCount)).stream();
  }

  private static Diagnostic describe(SmsText sms) {
    var costly = sms.ucs2Characters().stream().limit(NAMED_CHARACTERS).toList();
    return Diagnostic.error(
            "text.too-many-segments",
            "Must take at most 10 segments; this text takes up to " + sms.segmentCount() + ".")
        .hint(
            costly.isEmpty()
                ? "Shorten the text."
                : "Shorten the text, or avoid these characters, which make a segment hold 70 characters"
                    + " instead of 160: "
                    + String.join(" ", costly));
  }
}
