package io.relance.domain.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
  private final List<Pattern> rules;
  private final List<Pattern> claims;
  private final List<Pattern> questions;
  private final List<Pattern> reversals;
  private final List<Pattern> noise;

  private PhraseRules(List<String> lines) {
    names =
        lines.stream()
            .filter(line -> line.contains(" = "))
            .map(line -> line.split(" = "))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    rules = patterns("rule ", lines, regex -> regex);
    claims = patterns("claim ", lines, regex -> regex);
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
    for (var word : noise) {
      text = word.matcher(text).replaceAll("");
    }
    return text.strip();
  }

  /** The words of the first rule or claim that holds in a normalised text. */
  Optional<String> find(String normalised) {
    var text = " " + normalised;
    return Stream.concat(rules.stream(), claims.stream())
        .flatMap(rule -> find(rule, text))
        .findFirst();
  }

  /** The words of the first rule that holds in a normalised question. */
  Optional<String> findInQuestion(String normalised) {
    var text = " " + normalised;
    return rules.stream().flatMap(rule -> find(rule, text)).findFirst();
  }

  /** Whether a normalised question asks about something, and not for it. */
  boolean isAboutSomething(String normalised) {
    var text = " " + normalised;
    return questions.stream().anyMatch(question -> question.matcher(text).find());
  }

  private Stream<String> find(Pattern rule, String text) {
    return rule.matcher(text)
        .results()
        .filter(match -> !isReversed(text.substring(0, match.start())))
        .map(MatchResult::group)
        .map(String::strip);
  }

  private boolean isReversed(String before) {
    return reversals.stream().anyMatch(reversal -> reversal.matcher(before).find());
  }

  private List<Pattern> patterns(String kind, List<String> lines, Function<String, String> whole) {
    return lines.stream()
        .filter(line -> line.startsWith(kind))
        .map(line -> whole.apply(regex(line.substring(kind.length()))))
        .map(Pattern::compile)
        .toList();
  }

  private String regex(String rule) {
    return Stream.of(rule.split(" ")).map(this::itemRegex).collect(Collectors.joining());
  }

  private String itemRegex(String item) {
    if (item.equals("^") || item.equals("$")) {
      return item;
    }
    if (item.startsWith("-")) {
      return "(?<! (?:" + named(item.substring(1)) + "))";
    }
    var words = item.replaceFirst("(\\?|\\{\\d,\\d})$", "");
    return "(?: (?:" + named(words) + ")(?![^ ]))" + item.substring(words.length());
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
