package io.relance.compiler.validate.keyword;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.ValidationContext.ActiveAutomation;
import io.relance.compiler.validate.keyword.OfferedWords.Offer;
import io.relance.domain.flow.Diagnostic;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Warns of keywords that may be the answer to a text: of this flow or of another active automation,
 * with either of them listening.
 */
final class OfferedKeywordRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return Stream.concat(
        ownKeywords(checked),
        checked.context().others().stream().flatMap(other -> ownTexts(checked, other)));
  }

  /** Our keyword may be the answer to a text of ours or of theirs. */
  private static Stream<Diagnostic> ownKeywords(CheckedFlow checked) {
    return ListenedKeywords.of(checked.flow()).stream()
        .flatMap(
            ours ->
                Stream.concat(
                    own(checked, ours),
                    checked.context().others().stream().flatMap(other -> theirs(ours, other))));
  }

  private static Stream<Diagnostic> own(CheckedFlow checked, ListenedKeywords ours) {
    return OfferedWords.in(checked.flow(), ours.trigger().channels())
        .filter(offer -> ours.listensFor(offer.normal()))
        .map(
            offer ->
                checked.at(
                    offer.element(),
                    "text",
                    Diagnostic.warning(
                            "keyword.in-own-answers",
                            "The answer \"" + offer.word() + "\" triggers this automation again.")
                        .hint("Ignore this if the text invites contacts to start over.")));
  }

  private static Stream<Diagnostic> theirs(ListenedKeywords ours, ActiveAutomation other) {
    var offered =
        OfferedWords.in(other.flow(), ours.trigger().channels()).map(Offer::normal).toList();
    return IntStream.range(0, ours.normal().size())
        .filter(i -> !ours.normal().get(i).isEmpty() && offered.contains(ours.normal().get(i)))
        .mapToObj(
            i ->
                Diagnostic.warning(
                        "keyword.in-answers",
                        "\""
                            + ours.trigger().keywords().get(i)
                            + "\" may be an answer to a text of \""
                            + other.name()
                            + "\".")
                    .path(KeywordRule.path(i))
                    .hint("Ignore this if the automation is meant to receive that reply."));
  }

  /** Their keyword may be the answer to a text of ours. */
  private static Stream<Diagnostic> ownTexts(CheckedFlow checked, ActiveAutomation other) {
    return ListenedKeywords.of(other.flow()).stream()
        .flatMap(
            theirs ->
                OfferedWords.in(checked.flow(), theirs.trigger().channels())
                    .filter(offer -> theirs.listensFor(offer.normal()))
                    .map(offer -> checked.at(offer.element(), "text", starts(offer, other))));
  }

  private static Diagnostic starts(Offer offer, ActiveAutomation other) {
    return Diagnostic.warning(
            "text.offers-keyword",
            "The answer \"" + offer.word() + "\" triggers \"" + other.name() + "\".")
        .hint("Ignore this if that automation is meant to receive the reply.");
  }
}
