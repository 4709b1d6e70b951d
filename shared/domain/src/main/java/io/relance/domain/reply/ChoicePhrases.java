package io.relance.domain.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All wordings of the choices of a question, prepared for comparison. */
final class ChoicePhrases {
  private final int count;
  private final Map<String, BitSet> texts = new HashMap<>();
  private final Map<String, BitSet> aliases = new HashMap<>();
  private final Map<String, BitSet> symbols = new HashMap<>();
  private final List<Phrase> phrases;
  private final List<Phrase> forms;
  private final boolean numeric;

  ChoicePhrases(List<Choice> choices) {
    this.count = choices.size();
    var all = new LinkedHashSet<Phrase>();
    var plain = new HashSet<String>();
    for (int at = 0; at < count; at++) {
      var choice = choices.get(at);
      var text = phrase(at, choice.text());
      put(texts, text.joined(), at);
      put(symbols, symbol(choice.text()), at);
      plain.add(text.joined());
      all.add(text);
      for (var alias : choice.aliases()) {
        var phrase = phrase(at, alias);
        put(aliases, phrase.joined(), at);
        put(symbols, symbol(alias), at);
        plain.add(phrase.joined());
        all.add(phrase);
      }
    }
    addSynonyms(List.copyOf(all), plain, all);
    this.numeric = all.stream().anyMatch(ChoicePhrases::isNumber);
    for (var phrase : List.copyOf(all)) {
      var essence = phrase.essence();
      if (!essence.equals(phrase) && !plain.contains(essence.joined())) {
        all.add(essence);
      }
    }
    this.phrases = all.stream().filter(phrase -> !phrase.words().isEmpty()).toList();
    this.forms = forms(phrases);
  }

  int count() {
    return count;
  }

  /** Whether a choice is itself a number, so that a number does not stand for a choice. */
  boolean areNumeric() {
    return numeric;
  }

  List<Phrase> phrases() {
    return phrases;
  }

  /** What a word may be short for or a misspelling of: the wordings, and the words of just one. */
  List<Phrase> forms() {
    return forms;
  }

  BitSet texts(String joined) {
    return found(texts, joined);
  }

  BitSet aliases(String joined) {
    return found(aliases, joined);
  }

  /** The choices that a text without letters is, such as an emoji. */
  BitSet symbols(String text) {
    return found(symbols, symbol(text));
  }

  private static BitSet found(Map<String, BitSet> index, String key) {
    var found = new BitSet();
    found.or(index.getOrDefault(key, new BitSet()));
    return found;
  }

  /** The choices with this word. */
  BitSet with(String word) {
    var found = new BitSet(count);
    for (var phrase : phrases) {
      if (phrase.words().contains(word)) {
        found.set(phrase.choice());
      }
    }
    return found;
  }

  private static Phrase phrase(int choice, String text) {
    return Phrase.of(choice, Reply.of(text).words());
  }

  /** Common words for yes and no, unless a choice has them. */
  private void addSynonyms(List<Phrase> of, Set<String> plain, Set<Phrase> all) {
    for (var phrase : of) {
      for (var synonym : ReplyWords.SYNONYMS.getOrDefault(phrase.joined(), Set.of())) {
        if (!plain.contains(synonym)) {
          put(aliases, synonym, phrase.choice());
          all.add(Phrase.of(phrase.choice(), List.of(synonym)));
        }
      }
    }
  }

  private static void put(Map<String, BitSet> index, String joined, int choice) {
    if (!joined.isEmpty()) {
      index.computeIfAbsent(joined, _ -> new BitSet()).set(choice);
    }
  }

  private static boolean isNumber(Phrase phrase) {
    return phrase.words().size() == 1 && ReplyWords.number(phrase.joined()) != 0;
  }

  private static String symbol(String text) {
    var symbol = new StringBuilder();
    text.codePoints()
        .filter(codePoint -> !Character.isWhitespace(codePoint))
        .filter(codePoint -> Character.getType(codePoint) != Character.NON_SPACING_MARK)
        .filter(codePoint -> Character.getType(codePoint) != Character.MODIFIER_SYMBOL)
        .limit(40)
        .forEach(symbol::appendCodePoint);
    return symbol.toString();
  }

  private static List<Phrase> forms(List<Phrase> phrases) {
    var forms = new LinkedHashSet<>(phrases);
    for (var phrase : phrases) {
      phrase.words().stream()
          .filter(word -> phrase.words().size() > 1 && isTelling(word))
          .filter(word -> !ReplyWords.FILLERS.contains(word))
          .filter(word -> !ReplyWords.NEGATIONS.contains(word))
          .filter(word -> isOnlyOf(phrase.choice(), word, phrases))
          .forEach(word -> forms.add(Phrase.of(phrase.choice(), List.of(word))));
    }
    return new ArrayList<>(forms);
  }

  private static boolean isTelling(String word) {
    return word.length() > 2 || ReplyWords.isDigit(word.charAt(0));
  }

  private static boolean isOnlyOf(int choice, String word, List<Phrase> phrases) {
    return phrases.stream()
        .allMatch(phrase -> phrase.choice() == choice || !phrase.words().contains(word));
  }
}
