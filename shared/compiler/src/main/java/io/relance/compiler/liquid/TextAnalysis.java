package io.relance.compiler.liquid;

import io.relance.domain.flow.Diagnostic;
import java.util.List;
import java.util.Set;

/**
 * What is known of a text before it is sent.
 *
 * @param faults what is wrong with it, without places, which the caller adds
 * @param roots the first words of the variables that it uses, such as {@code order}
 * @param contactProperties the names of the properties of the contact that it uses
 * @param answers the questions whose answers it uses
 * @param samples renderings of it: with a value for every variable, and with none
 */
public record TextAnalysis(
    List<Diagnostic> faults,
    Set<String> roots,
    Set<String> contactProperties,
    Set<String> answers,
    List<String> samples) {
  public TextAnalysis {
    faults = List.copyOf(faults);
    roots = Set.copyOf(roots);
    contactProperties = Set.copyOf(contactProperties);
    answers = Set.copyOf(answers);
    samples = List.copyOf(samples);
  }

  /** Of a text without Liquid, or one that cannot be parsed. */
  static TextAnalysis asWritten(String text, List<Diagnostic> faults) {
    return new TextAnalysis(faults, Set.of(), Set.of(), Set.of(), List.of(text));
  }
}
