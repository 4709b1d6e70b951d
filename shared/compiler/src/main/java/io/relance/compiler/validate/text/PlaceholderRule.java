package io.relance.compiler.validate.text;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reports texts with placeholders, which would otherwise go out to people. */
final class PlaceholderRule implements FlowRule {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\bYOUR[-_][A-Z][A-Z0-9_-]*"
              + "|[\\w.+-]+@example\\.(?:com|org|net)\\b"
              + "|(?:https?://|www\\.)(?:[\\w-]+\\.)*example\\.(?:com|org|net)\\b[^\\s\"'<>]*");

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.texts().stream()
        .flatMap(
            text ->
                PLACEHOLDER
                    .matcher(text.text())
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .map(found -> checked.at(text.element(), text.field(), describe(found))));
  }

  private static Diagnostic describe(String found) {
    return Diagnostic.error(
            "text.placeholder", "The placeholder " + Quoted.of(found) + " must be replaced.")
        .hint("Write the address or the words that contacts are to see.");
  }
}
