package io.relance.compiler.liquid;

import io.relance.domain.flow.Diagnostic;
import java.util.List;
import java.util.Set;

/**
 * All there is to know of a text before anybody gets it.
 *
 * @param faults what is wrong with it; places are for the caller to add
 * @param roots the first words of the variables that it uses, such as {@code order}
 * @param samples what it may become: with every variable filled in, and with none
 */
public record TextAnalysis(List<Diagnostic> faults, Set<String> roots, List<String> samples) {
  public TextAnalysis {
    faults = List.copyOf(faults);
    roots = Set.copyOf(roots);
    samples = List.copyOf(samples);
  }

  /** Of a text that stays as it is, or cannot be read. */
  static TextAnalysis asWritten(String text, List<Diagnostic> faults) {
    return new TextAnalysis(faults, Set.of(), List.of(text));
  }
}
