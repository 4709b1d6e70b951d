package io.relance.domain.reply;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a reply was read.
 *
 * @param choice the index of the choice, from 0; empty for none
 * @param others the indexes of the choices that it may mean, in order, if these are several
 */
public record ReplyMatch(OptionalInt choice, How how, List<Integer> others) {
  /** No choice, and none is near. */
  public static final ReplyMatch NONE = new ReplyMatch(OptionalInt.empty(), How.NONE, List.of());

  public ReplyMatch {
    others = List.copyOf(others);
  }

  /** By what a reply was recognized. */
  public enum How {
    /** The number of the choice, in digits or words. */
    NUMBER,
    /** The choice is the whole reply. */
    EXACT,
    /** One of its aliases is the whole reply. */
    ALIAS,
    /** Whole words of the reply. */
    WORD,
    /** Within another word. */
    CONTAINS,
    /** A beginning, a word of it, its initials or its consonants. */
    ABBREVIATION,
    /** Misspelled. */
    SPELLING,
    NONE
  }

  /** A match of one choice, a tie of several, none if none was found. */
  static ReplyMatch of(BitSet found, How how) {
    return switch (found.cardinality()) {
      case 0 -> NONE;
      case 1 -> new ReplyMatch(OptionalInt.of(found.nextSetBit(0)), how, List.of());
      default -> new ReplyMatch(OptionalInt.empty(), How.NONE, found.stream().boxed().toList());
    };
  }

  /** Whether it settles the reading: one choice, or several that tie. */
  boolean isDecided() {
    return choice.isPresent() || !others.isEmpty();
  }
}
