package io.relance.compiler.validate.keyword;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.ValidationContext.ActiveAutomation;
import io.relance.compiler.validate.keyword.ListenedKeywords.Mode;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reports keywords that another active automation listens for in the same way on the same channel,
 * and a second automation for all other texts; warns of keywords that only overlap.
 */
final class KeywordClashRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return ListenedKeywords.of(checked.flow()).stream()
        .flatMap(
            ours ->
                checked.context().others().stream()
                    .flatMap(
                        other ->
                            ListenedKeywords.of(other.flow())
                                .filter(theirs -> theirs.meets(ours))
                                .stream()
                                .flatMap(theirs -> compare(ours, theirs, other))));
  }

  private static Stream<Diagnostic> compare(
      ListenedKeywords ours, ListenedKeywords theirs, ActiveAutomation other) {
    if (ours.catchesAll() && theirs.catchesAll()) {
      return Stream.of(anyText(other));
    }
    return IntStream.range(0, ours.normal().size())
        .boxed()
        .flatMap(
            i ->
                compare(ours, i, theirs, other)
                    .map(fault -> fault.path(KeywordRule.path(i)))
                    .stream());
  }

  private static Diagnostic anyText(ActiveAutomation other) {
    return Diagnostic.error(
            "keyword.clash",
            "Any text that nothing else answers already triggers \"" + other.name() + "\".")
        .path("trigger")
        .hint("Add keywords, or deactivate that automation.");
  }

  private static Optional<Diagnostic> compare(
      ListenedKeywords ours, int i, ListenedKeywords theirs, ActiveAutomation other) {
    var keyword = Quoted.of(ours.trigger().keywords().get(i));
    if (theirs.hasSame(ours, i)) {
      return Optional.of(
          Diagnostic.error(
                  "keyword.clash",
                  keyword + " already triggers \"" + other.name() + "\"" + way(ours, theirs) + ".")
              .hint("Choose another keyword, or deactivate that automation."));
    }
    return theirs
        .overlapping(ours, i)
        .map(
            found ->
                Diagnostic.warning(
                        "keyword.overlap",
                        keyword
                            + " overlaps with "
                            + Quoted.of(found)
                            + " of \""
                            + other.name()
                            + "\".")
                    .hint(precedence(ours.mode(), theirs.mode())));
  }

  private static String way(ListenedKeywords ours, ListenedKeywords theirs) {
    return ours.mode() == theirs.mode() ? " in the same way" : "";
  }

  private static String precedence(Mode ours, Mode theirs) {
    if (ours == theirs) {
      return "The longer keyword wins when a message contains both.";
    }
    return ours == Mode.WHOLE || theirs == Mode.WHOLE
        ? "An exact match wins over a part of the message."
        : "The reply to a message wins over a part of the message.";
  }
}
