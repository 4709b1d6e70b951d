package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.FirstMessages;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.flow.SplitElement.Variation;
import io.relance.domain.flow.WinnerRule.Metric;
import io.relance.domain.id.ElementId;
import io.relance.json.Choices;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports variations of which the metric of their split cannot be counted. */
final class WinnerRuleCheck implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(ByVariation.class, split -> check(split, checked));
  }

  private static Stream<Diagnostic> check(ByVariation split, CheckedFlow checked) {
    return split.rule().map(rule -> check(split, rule.metric(), checked)).orElseGet(Stream::empty);
  }

  private static Stream<Diagnostic> check(ByVariation split, Metric metric, CheckedFlow checked) {
    return metric.isOfMessages()
        ? IntStream.range(0, split.variations().size())
            .boxed()
            .flatMap(at -> messages(new Tried(split, at, metric), checked))
        : ends(split, checked);
  }

  /** A variation whose contacts are counted. */
  private record Tried(ByVariation split, int index, Metric metric) {
    ElementId next() {
      return split.variations().get(index).next();
    }

    String field() {
      return "variations[" + index + "].next";
    }
  }

  private static Stream<Diagnostic> ends(ByVariation split, CheckedFlow checked) {
    var reached =
        checked.graph().reachedFrom(split.variations().stream().map(Variation::next).toList());
    var succeeds =
        reached.stream()
            .flatMap(id -> checked.graph().element(id).stream())
            .anyMatch(WinnerRuleCheck::succeeds);
    return succeeds || reached.isEmpty()
        ? Stream.empty()
        : Stream.of(
            checked.at(
                split,
                "variations",
                Diagnostic.error(
                    "split.no-success",
                    "Must lead to an end with the outcome success, which the metric \"success\""
                        + " counts.")));
  }

  private static boolean succeeds(FlowElement element) {
    return element instanceof FlowElement.End end && end.outcome() == EndOutcome.SUCCESS;
  }

  private static Stream<Diagnostic> messages(Tried tried, CheckedFlow checked) {
    var first = FirstMessages.from(checked.flow(), tried.next());
    if (first.isEmpty()) {
      return checked.graph().leadsSomewhere(tried.next())
          ? Stream.of(checked.at(tried.split(), tried.field(), noMessage(tried.metric())))
          : Stream.empty();
    }
    var others = reachedOtherwise(tried, checked);
    return first.stream()
        .flatMap(id -> checked.graph().element(id).stream())
        .flatMap(
            message ->
                Stream.concat(
                    channel(tried, message, checked),
                    others.contains(message.id())
                        ? Stream.of(
                            checked.at(
                                tried.split(), tried.field(), shared(tried, message, checked)))
                        : Stream.empty()));
  }

  private static Diagnostic noMessage(Metric metric) {
    return Diagnostic.error(
        "split.no-message",
        "Must lead to a message, of which the metric \"%s\" is counted."
            .formatted(Choices.name(metric)));
  }

  private static Diagnostic shared(Tried tried, FlowElement message, CheckedFlow checked) {
    return Diagnostic.error(
            "split.shared-message",
            "Must lead to a message of its own first; \"%s\" is reached otherwise too."
                .formatted(checked.name(message.id())))
        .hint(
            "The metric \"%s\" is counted of each variation's first message: copy the message."
                .formatted(Choices.name(tried.metric())));
  }

  private static Stream<Diagnostic> channel(Tried tried, FlowElement message, CheckedFlow checked) {
    return Sending.by(message)
        .filter(sending -> !tried.metric().channels().contains(sending.channel()))
        .map(
            sending ->
                checked.at(
                    tried.split(),
                    tried.field(),
                    Diagnostic.error(
                            "split.metric-of-channel",
                            ("Must lead to a message by %s first, of which the metric \"%s\" is"
                                    + " counted, not by %s.")
                                .formatted(
                                    channels(tried.metric()),
                                    Choices.name(tried.metric()),
                                    Choices.name(sending.channel())))
                        .hint("Or choose another metric.")))
        .stream();
  }

  private static String channels(Metric metric) {
    return metric.channels().stream().map(Choices::name).collect(Collectors.joining(" or "));
  }

  /** The elements that contacts reach by another way than this variation. */
  private static Set<ElementId> reachedOtherwise(Tried tried, CheckedFlow checked) {
    var split = tried.split();
    var others =
        IntStream.range(0, split.variations().size())
            .filter(at -> at != tried.index())
            .mapToObj(split.variations()::get)
            .map(Variation::next)
            .toList();
    var reached = new HashSet<>(checked.graph().reachedFrom(others));
    var toVisit = new ArrayDeque<>(List.of(checked.flow().start()));
    var visited = new HashSet<ElementId>();
    while (!toVisit.isEmpty()) {
      var id = toVisit.poll();
      if (visited.add(id) && !id.equals(split.id())) {
        toVisit.addAll(checked.graph().exits(id));
      }
    }
    reached.addAll(visited);
    return reached;
  }
}
