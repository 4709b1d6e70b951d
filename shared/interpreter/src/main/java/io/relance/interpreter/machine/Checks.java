package io.relance.interpreter.machine;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks of a whole definition: where its states lead. */
final class Checks {
  private Checks() {}

  static void all(Region region, DefinitionProblems problems) {
    check(region, problems);
    names(region, new HashSet<>(), problems);
  }

  /** Every state, those of inner regions too. */
  static Map<String, State> statesByName(Region region) {
    var all = new LinkedHashMap<>(region.states());
    region.states().values().stream()
        .flatMap(Checks::inner)
        .forEach(inner -> all.putAll(statesByName(inner)));
    return all;
  }

  private static void names(Region region, Set<String> seen, DefinitionProblems problems) {
    for (State state : region.states().values()) {
      if (!seen.add(state.name())) {
        problems.add("State '%s': the name is used more than once".formatted(state.name()));
      }
      inner(state).forEach(inner -> names(inner, seen, problems));
    }
  }

  private static void check(Region region, DefinitionProblems problems) {
    transitions(region, problems);
    unreachable(region, problems);
    region.states().values().stream()
        .flatMap(Checks::inner)
        .forEach(inner -> check(inner, problems));
  }

  private static void transitions(Region region, DefinitionProblems problems) {
    for (State state : region.states().values()) {
      targets(state)
          .filter(next -> !next.isEmpty() && !region.states().containsKey(next))
          .forEach(
              next ->
                  problems.add(
                      "State '%s', field 'Next': there is no state '%s' beside it"
                          .formatted(state.name(), next)));
    }
  }

  private static void unreachable(Region region, DefinitionProblems problems) {
    if (!region.states().containsKey(region.startAt())) {
      return;
    }
    var reached = new HashSet<>(Set.of(region.startAt()));
    var open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      Stream.ofNullable(region.states().get(open.remove()))
          .flatMap(Checks::targets)
          .filter(region.states()::containsKey)
          .filter(reached::add)
          .forEach(open::add);
    }
    for (String name : region.states().keySet()) {
      if (!reached.contains(name)) {
        problems.add("State '%s': nothing leads to it".formatted(name));
      }
    }
  }

  private static Stream<String> targets(State state) {
    return exits(state).map(Exit::next).flatMap(Optional::stream);
  }

  private static Stream<Exit> exits(State state) {
    return switch (state) {
      case State.Pass pass -> Stream.of(pass.exit());
      case State.Wait wait -> Stream.of(wait.exit());
      case State.Choice choice ->
          Stream.concat(choice.rules().stream().map(State.Rule::exit), choice.otherwise().stream());
      case State.Working working ->
          Stream.concat(
              Stream.of(working.exit()),
              working.recovery().catchers().stream().map(Recovery.Catcher::exit));
      case State.Succeed _, State.Fail _ -> Stream.of();
    };
  }

  private static Stream<Region> inner(State state) {
    return switch (state) {
      case State.Parallel parallel -> parallel.branches().stream();
      case State.Map map -> Stream.of(map.iteration().processor());
      case State.Pass _,
          State.Task _,
          State.Choice _,
          State.Wait _,
          State.Succeed _,
          State.Fail _ ->
          List.<Region>of().stream();
    };
  }
}
