package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.text.Quoted;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports pages of a trigger whose URL is none, so that no visit could match. */
final class PageUrlRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.flow().trigger() instanceof Trigger.PageVisited visited
        ? check(visited)
        : Stream.empty();
  }

  private static Stream<Diagnostic> check(Trigger.PageVisited visited) {
    var pages = visited.pages();
    return IntStream.range(0, pages.size())
        .filter(at -> !pages.get(at).isReadable())
        .mapToObj(
            at ->
                Diagnostic.error(
                        "trigger.page-url",
                        "Must be the URL of a page, not " + Quoted.of(pages.get(at).url()) + ".")
                    .hint(
                        "Such as https://www.example.com/sale, or /sale on any of the shop's hosts.")
                    .path("trigger.pages[" + at + "].url"));
  }
}
