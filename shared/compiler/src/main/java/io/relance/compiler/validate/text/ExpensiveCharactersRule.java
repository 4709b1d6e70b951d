package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.FlowText;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import io.relance.domain.text.SmsText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warns of characters that make a text message take more segments than it needs. */
final class ExpensiveCharactersRule implements FlowRule {
  private static final int NAMED = 10;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.texts().stream()
        .filter(FlowText::sms)
        .flatMap(
            text ->
                dearest(text)
                    .map(sms -> checked.at(text.element(), text.field(), describe(sms)))
                    .stream());
  }

  /** The sample that such characters lengthen the most; one that is refused is not warned of. */
  private static Optional<SmsText> dearest(FlowText text) {
    return text.samples()
        .filter(sms -> sms.segmentCount() <= SmsLengthRule.MAX_SEGMENTS)
        .filter(sms -> excess(sms) > 0)
        .max(Comparator.comparingInt(ExpensiveCharactersRule::excess));
  }

  private static int excess(SmsText sms) {
    return sms.segmentCount() - sms.cheaper().segmentCount();
  }

  private static Diagnostic describe(SmsText sms) {
    var characters = new LinkedHashMap<String, Optional<String>>();
    sms.expensive().forEach(found -> characters.put(found.character(), found.instead()));
    var named = characters.entrySet().stream().limit(NAMED).toList();
    var names = Quoted.all(named.stream().map(Map.Entry::getKey).toList());
    return Diagnostic.warning(
            "text.expensive-characters",
            "This text takes %d segments instead of %d because of %s."
                .formatted(sms.segmentCount(), sms.cheaper().segmentCount(), names))
        .hint(advice(named));
  }

  private static String advice(List<Map.Entry<String, Optional<String>>> named) {
    var advice =
        named.stream()
            .map(
                found ->
                    found
                        .getValue()
                        .filter(instead -> !instead.isEmpty())
                        .map(
                            instead ->
                                Quoted.of(instead) + " instead of " + Quoted.of(found.getKey()))
                        .orElse("nothing instead of " + Quoted.of(found.getKey())))
            .collect(Collectors.joining(", "));
    return "Write " + advice + ".";
  }
}
