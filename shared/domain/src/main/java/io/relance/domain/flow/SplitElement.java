package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Spreads contacts over variations by their shares. */
  record AxSplit(ElementId id, String name, List<Variation> variations) implements SplitElement {
    public AxSplit {
      variations = List.copyOf(variations);
    }

    @Override
    public String kind() {
      return "ax-split";
    }

    @Override
    public SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      variations.forEach(variation -> exits.putIfAbsent(variation.id(), variation.next()));
      return Collections.unmodifiableSequencedMap(exits);
    }

    @Override
    public String exitField(String exit) {
      return IntStream.range(0, variations.size())
          .filter(at -> variations.get(at).id().equals(exit))
          .mapToObj(at -> "variations[" + at + "].next")
          .findFirst()
          .orElse(exit);
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
