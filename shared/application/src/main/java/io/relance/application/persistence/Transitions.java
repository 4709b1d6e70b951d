package io.relance.application.persistence;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The state machine of one kind of item as a table: in which states it is created, and which state
 * may follow which.
 *
 * @param kind such as {@code Send}
 * @param initial the states in which one is created
 * @param next the states that may follow each state; one that is final has none
 */
public record Transitions<S extends Enum<S>>(
    String kind, Collection<S> initial, Map<S, Set<S>> next) {
  public Transitions {
    var states = initial.iterator().next().getDeclaringClass();
    if (next.size() != states.getEnumConstants().length) {
      throw new IllegalArgumentException(kind + " has states without a row in its table: " + next);
    }
    next = new EnumMap<>(next);
  }

  /** Checks that an item may be created in a state. */
  public void create(String id, S state) {
    if (!initial.contains(state)) {
      throw new IllegalStateException(kind + " " + id + " cannot be created " + state);
    }
  }

  /** Checks that a transition is in the table. */
  public void check(String id, S from, S to) {
    if (!allows(from, to)) {
      throw new IllegalStateException(kind + " " + id + " cannot go from " + from + " to " + to);
    }
  }

  /** Whether one state may follow another. */
  public boolean allows(S from, S to) {
    return next.getOrDefault(from, Set.of()).contains(to);
  }
}
