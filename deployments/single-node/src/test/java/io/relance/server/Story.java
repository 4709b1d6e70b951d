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
record Story(Consumer<Life> beginning, List<Step> steps) {
  /** Long enough for all that a crash left to the agenda. */
  private static final Duration LATER = Duration.ofHours(2);

  static Story beginning(Consumer<Life> beginning) {
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
  record Step(Teller teller, Consumer<Life> input) {}

  /** A delivery that is repeated until it is taken. */
  Story then(Consumer<Life> input) {
    return and(new Step(Teller.INSISTS, input));
  }

  /** A request of somebody who may not ask again. */
  Story asks(Consumer<Life> input) {
    return and(new Step(Teller.MAY_WALK_AWAY, input));
  }

  /** Time passes, up to so long after the beginning. */
  Story until(Duration sinceStart) {
    return then(life -> life.until(Outside.START.plus(sinceStart)));
  }

  /** The same with one thing that never happens. */
  Story without(int step) {
    return new Story(
        beginning,
        IntStream.range(0, steps.size()).filter(it -> it != step).mapToObj(steps::get).toList());
  }

  /** Brings about how things stand before anything happens. */
  void begin(Outside outside) {
    try (var life = Life.undisturbed(outside)) {
      beginning.accept(life);
      life.settle();
    }
  }

  /** Tells all of it while a camera takes pictures. */
  void filmed(Life life, Camera camera) {
    for (int step = 0; step < steps.size(); step++) {
      camera.turnsTo(step, false);
      steps.get(step).input().accept(life);
      camera.turnsTo(step, true);
      life.settle();
    }
    goOn(life, steps.size());
  }

  /** Goes on with all that is told from a step on, and on until nothing is left to do. */
  void goOn(Life life, int from) {
    for (var step : steps.subList(from, steps.size())) {
      step.input().accept(life);
      life.settle();
    }
    life.until(life.now().plus(LATER));
  }

  private Story and(Step step) {
    var more = new ArrayList<>(steps);
    more.add(step);
    return new Story(beginning, more);
  }
}
