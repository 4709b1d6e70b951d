package io.relance.compiler.validate;

import io.relance.compiler.validate.OfferedWords.Offer;
import io.relance.compiler.validate.ValidationContext.ActiveAutomation;
import io.relance.domain.flow.Diagnostic;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Warns of keywords that may be the answer to a text: of this flow or of another active automation,
 * with either of them listening.
 */
final class OfferedKeywordRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(FlowUnderValidation flowUnderValidation) {
    return Stream.concat(
        ownKeywords(flowUnderValidation),
        flowUnderValidation.context().others().stream()
            .flatMap(other -> ownTexts(flowUnderValidation, other)));
  }

  /** Our keyword may be the answer to a text of ours or of theirs. */
  private static Stream<Diagnostic> ownKeywords(FlowUnderValidation flowUnderValidation) {
    return ListenedKeywords.of(flowUnderValidation.flow()).stream()
        .flatMap(
            ours ->
                Stream.concat(
                    own(flowUnderValidation, ours),
                    flowUnderValidation.context().others().stream()
                        .flatMap(other -> theirs(ours, other))));
  }

  private static Stream<Diagnostic> own(
      FlowUnderValidation flowUnderValidation, ListenedKeywords ours) {
    return OfferedWords.in(flowUnderValidation.flow(), ours.trigger().channel())
        .filter(offer -> ours.listensFor(offer.normal()))
        .map(
            offer ->
                flowUnderValidation.at(
                    offer.element(),
                    "text",
                    Diagnostic.warning(
                            "keyword.in-own-answers",
                            "The answer \"" + offer.word() + "\" triggers this automation again.")
                        .hint("Ignore this if the text invites contacts to start over.")));
  }

  private static Stream<Diagnostic> theirs(ListenedKeywords ours, ActiveAutomation other) {
    var offered =
        OfferedWords.in(other.flow(), ours.trigger().channel()).map(Offer::normal).toList();
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
  private static Stream<Diagnostic> ownTexts(
      FlowUnderValidation flowUnderValidation, ActiveAutomation other) {
    return ListenedKeywords.of(other.flow()).stream()
        .flatMap(
            theirs ->
                OfferedWords.in(flowUnderValidation.flow(), theirs.trigger().channel())
                    .filter(offer -> theirs.listensFor(offer.normal()))
                    .map(
                        offer ->
                            flowUnderValidation.at(offer.element(), "text", starts(offer, other))));
  }

  private static Diagnostic starts(Offer offer, ActiveAutomation other) {
    return Diagnostic.warning(
            "text.offers-keyword",
            "The answer \"" + offer.word() + "\" triggers \"" + other.name() + "\".")
        .hint("Ignore this if that automation is meant to receive the reply.");
  }
}
