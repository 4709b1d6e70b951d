package io.relance.e2e.definitions;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two runs of one wave, held against each other.
 *
 * @param explained what of the judge was set right before they were compared
 */
record Comparison(ObservedExecution judge, ObservedExecution ours, Set<Peculiarity> explained) {
  Comparison(ObservedExecution judge, ObservedExecution ours) {
    this(judge, ours, EnumSet.noneOf(Peculiarity.class));
  }

  /** In what they differ that no peculiarity explains. */
  List<String> differences() {
    return Stream.of(
            differing("status", judge.end().state(), ours.end().state()),
            differing("states", judge.entered(), ours.entered()),
            differing("output", judge.end().output(), ours.end().output()),
            differing("error", judge.end().error(), ours.end().error()),
            differing("cause", judge.end().cause(), ours.end().cause()),
            each("step", judge.steps(), ours.steps()),
            each("event", judge.events(), ours.events()),
            each("task", judge.tasks(), ours.tasks()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** With the peculiarities of the judge set right, each only where it shows. */
  Comparison corrected() {
    var corrected = this;
    for (var peculiarity : Peculiarity.values()) {
      corrected = corrected.with(peculiarity);
    }
    return corrected;
  }

  private Comparison with(Peculiarity peculiarity) {
    var corrected = peculiarity.setRight(this);
    if (corrected.equals(this)) {
      return this;
    }
    var all = EnumSet.of(peculiarity);
    all.addAll(explained);
    return new Comparison(corrected.judge, corrected.ours, all);
  }

  Comparison withJudge(ObservedExecution observedExecution) {
    return new Comparison(observedExecution, ours, explained);
  }

  Comparison withBoth(ObservedExecution judge, ObservedExecution ours) {
    return new Comparison(judge, ours, explained);
  }

  private static Optional<String> each(String what, List<?> judged, List<?> own) {
    return IntStream.range(0, Math.max(judged.size(), own.size()))
        .mapToObj(i -> differing(what + " " + i, at(judged, i), at(own, i)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Object at(List<?> list, int index) {
    return index < list.size() ? list.get(index) : "none";
  }

  private static Optional<String> differing(String what, Object judged, Object own) {
    return judged.equals(own)
        ? Optional.empty()
        : Optional.of("%s: LocalStack %s, here %s".formatted(what, judged, own));
  }
}
