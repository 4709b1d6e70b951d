package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** An element that spreads contacts over its exits at random. */
public sealed interface SplitElement extends FlowElement {
  /** The exit of a distribution for the contacts that no other exit takes. */
  String REST = "rest";

  /**
   * A variation of a split.
   *
   * @param id the name of the exit, unique within the element
   * @param name what marketers call it; may be empty
   * @param share in percent
   */
  record Variation(String id, String name, BigDecimal share, ElementId next) {}

  /** An element that spreads contacts over variations, of which one may win. */
  sealed interface ByVariation extends SplitElement {
    List<Variation> variations();

    /** How the winner is found; empty where only a person chooses one. */
    Optional<WinnerRule> rule();

    default boolean has(String variation) {
      return variations().stream().anyMatch(it -> it.id().equals(variation));
    }

    @Override
    default SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      variations().forEach(variation -> exits.putIfAbsent(variation.id(), variation.next()));
      return Collections.unmodifiableSequencedMap(exits);
    }

    @Override
    default String exitField(String exit) {
      return IntStream.range(0, variations().size())
          .filter(at -> variations().get(at).id().equals(exit))
          .mapToObj(at -> "variations[" + at + "].next")
          .findFirst()
          .orElse(exit);
    }
  }

  /**
   * Spreads contacts over variations by their shares, until one of them wins: from then on all
   * contacts go to that one.
   */
  record AxSplit(ElementId id, String name, List<Variation> variations, Optional<WinnerRule> rule)
      implements ByVariation {
    public AxSplit {
      variations = List.copyOf(variations);
    }

    /** A split of which only a person chooses the winner. */
    public AxSplit(ElementId id, String name, List<Variation> variations) {
      this(id, name, variations, Optional.empty());
    }

    @Override
    public String kind() {
      return "ax-split";
    }
  }

  /**
   * Spreads a part of the contacts over variations by their shares; the others wait, and go to the
   * variation that wins.
   *
   * @param found how the winner is found
   * @param onNoWinner where those who wait go when none is found: {@link #BEST}, {@link #MANUAL},
   *     or the id of a variation
   */
  record AxTest(
      ElementId id, String name, List<Variation> variations, WinnerRule found, String onNoWinner)
      implements ByVariation {
    /** The variation with the highest rate; of several, the first. */
    public static final String BEST = "best";

    /** They wait until a person chooses. */
    public static final String MANUAL = "manual";

    public AxTest {
      variations = List.copyOf(variations);
    }

    @Override
    public Optional<WinnerRule> rule() {
      return Optional.of(found);
    }

    @Override
    public String kind() {
      return "ax-test";
    }
  }

  /**
   * An exit of a distribution.
   *
   * @param id the name of the exit, unique within the element
   * @param max how many contacts it takes under one activation
   */
  record LimitedExit(String id, long max, ElementId next) {}

  /**
   * Gives each contact to one of the exits that are not full.
   *
   * @param rest where contacts go when all exits are full
   */
  record Distribution(ElementId id, String name, List<LimitedExit> limits, ElementId rest)
      implements SplitElement {
    public Distribution {
      limits = List.copyOf(limits);
    }

    @Override
    public String kind() {
      return "distribution";
    }

    @Override
    public SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      limits.forEach(exit -> exits.putIfAbsent(exit.id(), exit.next()));
      exits.putIfAbsent(REST, rest);
      return Collections.unmodifiableSequencedMap(exits);
    }

    @Override
    public String exitField(String exit) {
      return IntStream.range(0, limits.size())
          .filter(at -> limits.get(at).id().equals(exit))
          .mapToObj(at -> "exits[" + at + "].next")
          .findFirst()
          .orElse(exit);
    }
  }
}
