package io.relance.compiler.validate.element;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.flow.SplitElement.AxSplit;
import io.relance.domain.flow.SplitElement.AxTest;
import io.relance.domain.flow.SplitElement.ByVariation;
import io.relance.domain.flow.SplitElement.Distribution;
import io.relance.domain.flow.SplitElement.LimitedExit;
import io.relance.domain.flow.SplitElement.Variation;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports splits without exits, exits that cannot be told apart, and shares that do not add up. */
final class SplitRule implements FlowRule {
  private static final int FEWEST_VARIATIONS = 2;
  private static final int MOST = 20;
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  /** Names that mean something else in definitions, reports and {@code onNoWinner}. */
  private static final Set<String> RESERVED =
      Set.of("ended", SplitElement.REST, AxTest.BEST, AxTest.MANUAL);

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.each(SplitElement.class, element -> check(element, checked));
  }

  private static Stream<Diagnostic> check(SplitElement element, CheckedFlow checked) {
    return switch (element) {
      case AxSplit split -> {
        var ids = split.variations().stream().map(Variation::id).toList();
        var list = new ExitList(split, "variations", FEWEST_VARIATIONS, ids);
        yield Stream.concat(list.check(checked), shares(split, checked));
      }
      case AxTest test -> {
        var ids = test.variations().stream().map(Variation::id).toList();
        var list = new ExitList(test, "variations", FEWEST_VARIATIONS, ids);
        yield Stream.of(list.check(checked), shares(test, checked), onNoWinner(test, checked))
            .flatMap(found -> found);
      }
      case Distribution distribution -> {
        var ids = distribution.limits().stream().map(LimitedExit::id).toList();
        yield new ExitList(distribution, "exits", 1, ids).check(checked);
      }
    };
  }

  /** The ids in a list of exits, in the field of an element. */
  private record ExitList(FlowElement element, String field, int fewest, List<String> ids) {
    Stream<Diagnostic> check(CheckedFlow checked) {
      var seen = new HashSet<String>();
      var faults =
          IntStream.range(0, ids.size())
              .boxed()
              .flatMap(
                  at ->
                      fault(ids.get(at), seen)
                          .map(it -> checked.at(element, field + "[" + at + "].id", it))
                          .stream());
      return Stream.concat(count(checked), faults);
    }

    private Stream<Diagnostic> count(CheckedFlow checked) {
      return ids.size() < fewest || ids.size() > MOST
          ? Stream.of(
              checked.at(
                  element,
                  field,
                  Diagnostic.error(
                      "split.exit-count",
                      "Must have %d to %d entries, not %d.".formatted(fewest, MOST, ids.size()))))
          : Stream.empty();
    }

    private static Optional<Diagnostic> fault(String id, Set<String> seen) {
      if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
        return Optional.of(
            Diagnostic.error(
                "split.invalid-exit",
                "Must be 1 to 64 letters, digits, and - _ . : after the first, and none of"
                    + " \"best\", \"ended\", \"manual\" and \"rest\", not "
                    + Quoted.of(id)
                    + "."));
      }
      return seen.add(id)
          ? Optional.empty()
          : Optional.of(
              Diagnostic.error(
                  "split.same-exit-twice",
                  "Must be unique in the element: " + Quoted.of(id) + "."));
    }
  }

  private static Stream<Diagnostic> onNoWinner(AxTest test, CheckedFlow checked) {
    var given = test.onNoWinner();
    if (given.equals(AxTest.BEST) || given.equals(AxTest.MANUAL) || test.has(given)) {
      return Stream.empty();
    }
    var known =
        Stream.concat(
                Stream.of(AxTest.BEST, AxTest.MANUAL),
                test.variations().stream().map(Variation::id))
            .toList();
    return Stream.of(
        checked.at(
            test,
            "onNoWinner",
            Diagnostic.error(
                "split.on-no-winner",
                "Must be \"best\", \"manual\" or the id of a variation, not "
                    + Quoted.of(given)
                    + NearestName.ending(given, known))));
  }

  private static Stream<Diagnostic> shares(ByVariation split, CheckedFlow checked) {
    var all = split.variations();
    var negative =
        IntStream.range(0, all.size())
            .filter(at -> all.get(at).share().signum() < 0)
            .mapToObj(
                at ->
                    checked.at(
                        split,
                        "variations[" + at + "].share",
                        Diagnostic.error(
                            "split.share",
                            "Must be 0 to 100, not " + all.get(at).share().toPlainString() + ".")));
    return Stream.concat(negative, sum(split, checked));
  }

  private static Stream<Diagnostic> sum(ByVariation split, CheckedFlow checked) {
    var sum =
        split.variations().stream().map(Variation::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    var must = split.variations().isEmpty() ? Optional.<String>empty() : fault(split, sum);
    return must.stream()
        .map(
            it ->
                checked.at(
                    split,
                    "variations",
                    Diagnostic.error(
                        "split.shares",
                        "Must have shares that add up to " + it + ", not " + plain(sum) + ".")));
  }

  /** What the shares must add up to; empty where they do. */
  private static Optional<String> fault(ByVariation split, BigDecimal sum) {
    return switch (split) {
      case AxSplit _ -> sum.compareTo(WHOLE) == 0 ? Optional.empty() : Optional.of("100");
      case AxTest _ ->
          sum.signum() > 0 && sum.compareTo(WHOLE) < 0
              ? Optional.empty()
              : Optional.of("more than 0 and less than 100");
    };
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
