package io.relance.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What happens to a shop, told from outside.
 *
 * @param beginning how things stand before anything happens
 */
record Story(Consumer<TestShop> beginning, List<Step> steps) {
  /** Long enough for all that a crash left to the agenda. */
  private static final Duration LATER = Duration.ofHours(2);

  static Story beginning(Consumer<TestShop> beginning) {
    return new Story(beginning, List.of());
  }

  /** Who tells a step, when no answer came. */
  enum Teller {
    /** A machine that tells it again until it is answered. */
    INSISTS,
    /** Somebody who may walk away. */
    MAY_WALK_AWAY
  }

  /** Something that is told, until it is answered; what follows is then done. */
  record Step(Teller teller, Consumer<TestShop> input) {}

  /** A delivery that is repeated until it is taken. */
  Story then(Consumer<TestShop> input) {
    return and(new Step(Teller.INSISTS, input));
  }

  /** A request of somebody who may not ask again. */
  Story request(Consumer<TestShop> input) {
    return and(new Step(Teller.MAY_WALK_AWAY, input));
  }

  /** Time passes, up to so long after the beginning. */
  Story until(Duration sinceStart) {
    return then(testShop -> testShop.until(Outside.START.plus(sinceStart)));
  }

  /** The same with one thing that never happens. */
  Story without(int step) {
    return new Story(
        beginning,
        IntStream.range(0, steps.size()).filter(it -> it != step).mapToObj(steps::get).toList());
  }

  /** Brings about how things stand before anything happens. */
  void begin(Outside outside) {
    try (var testShop = TestShop.undisturbed(outside)) {
      beginning.accept(testShop);
      testShop.settle();
    }
  }

  /** Tells all of it while a camera takes pictures. */
  void filmed(TestShop testShop, CrashSnapshots crashSnapshots) {
    for (int step = 0; step < steps.size(); step++) {
      crashSnapshots.turnsTo(step, false);
      steps.get(step).input().accept(testShop);
      crashSnapshots.turnsTo(step, true);
      testShop.settle();
    }
    goOn(testShop, steps.size());
  }

  /** Goes on with all that is told from a step on, and on until nothing is left to do. */
  void goOn(TestShop testShop, int from) {
    for (var step : steps.subList(from, steps.size())) {
      step.input().accept(testShop);
      testShop.settle();
    }
    testShop.until(testShop.now().plus(LATER));
  }

  private Story and(Step step) {
    var more = new ArrayList<>(steps);
    more.add(step);
    return new Story(beginning, more);
  }
}
