package io.relance.domain.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of criteria for one contact, with the criteria that decided it: the first one that
 * does not hold of those that all must hold, each of those of which none holds.
 *
 * @param decisive at most {@value #MOST}
 */
public record Evaluation(boolean holds, List<Decisive> decisive) {
  /** Further criteria that decided are not named. */
  static final int MOST = 10;

  private static final int LONGEST_VALUE = 100;

  public Evaluation {
    decisive = List.copyOf(decisive.subList(0, Math.min(MOST, decisive.size())));
  }

  /**
   * A single criterion that decided.
   *
   * @param path its path in the criteria, such as {@code /all/1/not}; empty for the criteria itself
   * @param value the contact's value: that of a property, the count of an event, the states of the
   *     last message; absent when there was none
   */
  public record Decisive(String path, boolean holds, Optional<String> value) {
    public Decisive {
      value = value.map(text -> text.substring(0, Math.min(LONGEST_VALUE, text.length())));
    }
  }

  /** The result for a contact who does not exist. */
  public static Evaluation unknown() {
    return new Evaluation(false, List.of());
  }

  static Evaluation of(Decisive criterion) {
    return new Evaluation(criterion.holds(), List.of(criterion));
  }

  /** The result of several, of which all decided. */
  static Evaluation of(boolean holds, List<Evaluation> parts) {
    var decisive = new ArrayList<Decisive>();
    parts.forEach(part -> decisive.addAll(part.decisive()));
    return new Evaluation(holds, decisive);
  }

  Evaluation negated() {
    return new Evaluation(!holds, decisive);
  }
}
