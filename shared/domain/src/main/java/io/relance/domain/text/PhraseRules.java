package io.relance.domain.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns of phrase over the whole words of a normalised text, read from a file of rules.
 *
 * <p>A line is {@code name = words}, or a kind and its items: {@code rule stop|quit <texting> me?}.
 * An item stands for words: {@code a|b_c} either "a" or "b c", {@code <name>} those of that name, a
 * last {@code ?} or <code>{0,3}</code> how often, a first {@code -} not these before. {@code ^} and
 * {@code $} hold a rule to the ends of the text. Kinds: {@code rule} is looked for, {@code claim}
 * too, but not in a question; {@code reversal} takes the meaning away when it comes right before,
 * {@code noise} is taken out first; {@code question} begins a question that is no wish.
 */
final class PhraseRules {
  private final Map<String, String> names;
  private final List<PhraseRule> rules;
  private final List<PhraseRule> rulesAndClaims;
  private final List<PhraseRule> questions;
  private final List<PhraseRule> reversals;
  private final List<PhraseRule> noise;

  private PhraseRules(List<String> lines) {
    names =
        lines.stream()
            .filter(line -> line.contains(" = "))
            .map(line -> line.split(" = "))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    rules = patterns("rule ", lines, regex -> regex);
    rulesAndClaims =
        Stream.concat(rules.stream(), patterns("claim ", lines, regex -> regex).stream()).toList();
    questions = patterns("question ", lines, regex -> regex);
    reversals = patterns("reversal ", lines, regex -> regex + "$");
    noise = patterns("noise ", lines, regex -> regex);
  }

  static PhraseRules read(String file) {
    try (var in = Objects.requireNonNull(PhraseRules.class.getResourceAsStream(file), file)) {
      return new PhraseRules(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("A file of the product cannot be read", e);
    }
  }

  /** A normalised text without the words that change nothing. */
  String withoutNoise(String normalised) {
    var text = " " + normalised;
    var words = words(normalised);
    for (var word : noise) {
      if (word.mayHoldIn(words)) {
        text = word.pattern().matcher(text).replaceAll("");
      }
    }
    return text.strip();
  }

  /** The words of the first rule or claim that holds in a normalised text. */
  Optional<String> find(String normalised) {
    return find(rulesAndClaims, normalised);
  }

  /** The words of the first rule that holds in a normalised question. */
  Optional<String> findInQuestion(String normalised) {
    return find(rules, normalised);
  }

  private Optional<String> find(List<PhraseRule> anyOf, String normalised) {
    var text = " " + normalised;
    var words = words(normalised);
    for (var rule : anyOf) {
      if (rule.mayHoldIn(words)) {
        var found = find(rule.pattern(), text).findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> words(String normalised) {
    return new HashSet<>(Arrays.asList(normalised.split(" ")));
  }

  /** Whether a normalised question asks about something, and not for it. */
  boolean isAboutSomething(String normalised) {
    var text = " " + normalised;
    return questions.stream().anyMatch(question -> question.pattern().matcher(text).find());
  }

  private Stream<String> find(Pattern rule, String text) {
    return rule.matcher(text)
        .results()
        .filter(match -> !isReversed(text.substring(0, match.start())))
        .map(MatchResult::group)
        .map(String::strip);
  }

  private boolean isReversed(String before) {
    return reversals.stream().anyMatch(reversal -> reversal.pattern().matcher(before).find());
  }

  private List<PhraseRule> patterns(String kind, List<String> lines, UnaryOperator<String> whole) {
    return lines.stream()
        .filter(line -> line.startsWith(kind))
        .map(line -> PhraseRule.read(line.substring(kind.length()), this::named, whole))
        .toList();
  }

  private String named(String words) {
    var result = words.replace('_', ' ');
    for (var name : names.entrySet()) {
      result = result.replace("<" + name.getKey() + ">", name.getValue());
    }
    if (result.contains("<")) {
      throw new IllegalArgumentException("There is no list of words \"" + words + "\"");
    }
    return result;
  }
}
