package io.relance.domain.reply;

import io.relance.domain.reply.ReplyMatch.How;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** The choices that a reply names within a word, shortened or misspelled. */
final class NearChoices {
  private static final int LONGEST_SAYING = 6;
  private static final int MOST_WORDS = 60;
  private static final int SHORT_BEGINNING = 3;
  private static final int LONG_BEGINNING = 4;

  private final ChoicePhrases choices;
  private final Content content;
  private final boolean shortens;
  private final Misspellings misspellings;

  private NearChoices(
      ChoicePhrases choices, Content content, boolean shortens, Misspellings misspellings) {
    this.choices = choices;
    this.content = content;
    this.shortens = shortens;
    this.misspellings = misspellings;
  }

  /**
   * Those of a reply.
   *
   * @param shortens whether its writer knows the choices, and may give a part of one
   */
  static NearChoices of(ChoicePhrases choices, Content content, boolean shortens) {
    var forms = shortens ? choices.forms() : choices.phrases();
    var misspellings = new Misspellings(choices.count(), forms, content);
    return new NearChoices(choices, content, shortens, misspellings);
  }

  ReplyMatch match() {
    if (content.words().isEmpty() || content.words().size() > MOST_WORDS) {
      return ReplyMatch.NONE;
    }
    var within = unlessNearer(Containment.in(content, choices.phrases()), How.CONTAINS);
    if (within.isDecided()) {
      return within;
    }
    if (!shortens) {
      return misspelled();
    }
    var shortened = unlessNearer(shortened(), How.ABBREVIATION);
    if (shortened.isDecided()) {
      return shortened;
    }
    var misspelled = misspelled();
    return misspelled.isDecided() ? misspelled : shared();
  }

  /** A word of several choices is a tie. */
  private ReplyMatch shared() {
    var found = choices.with(content.joined());
    return found.cardinality() > 1 ? ReplyMatch.of(found, How.NONE) : ReplyMatch.NONE;
  }

  private ReplyMatch misspelled() {
    return content.words().size() > LONGEST_SAYING
        ? ReplyMatch.NONE
        : ReplyMatch.of(misspellings.nearest(), How.SPELLING);
  }

  /** Another choice that is misspelled by less than what is added or left out makes it a tie. */
  private ReplyMatch unlessNearer(BitSet found, How how) {
    if (found.isEmpty()) {
      return ReplyMatch.NONE;
    }
    var nearest = misspellings.nearest();
    if (found.cardinality() > 1 && nearest.cardinality() == 1 && nearest.intersects(found)) {
      return ReplyMatch.of(nearest, How.SPELLING);
    }
    var all = new BitSet();
    all.or(found);
    if (!nearest.intersects(found)) {
      all.or(nearest);
    }
    return ReplyMatch.of(all, how);
  }

  private BitSet shortened() {
    var found = choicesOf(choices.forms(), this::isShort);
    if (found.isEmpty() && !content.isOneWord() && content.words().size() <= LONGEST_SAYING) {
      found = choicesOf(choices.phrases(), this::hasEachWord);
      if (found.cardinality() != 1) {
        found = parts();
      }
    }
    return found.isEmpty() ? initial() : found;
  }

  /** Those of which a word is given, or its beginning; a short beginning only makes a tie. */
  private BitSet parts() {
    var found = choicesOf(choices.forms(), form -> hasWord(form, LONG_BEGINNING));
    if (!found.isEmpty()) {
      found.or(choicesOf(choices.forms(), form -> hasWord(form, SHORT_BEGINNING)));
    }
    return found;
  }

  private BitSet choicesOf(List<Phrase> forms, Predicate<Phrase> rule) {
    var found = new BitSet(choices.count());
    for (var form : forms) {
      if (rule.test(form)) {
        found.set(form.choice());
      }
    }
    return found;
  }

  private boolean isShort(Phrase form) {
    var said = content.joined();
    if (form.joined().equals(said)
        || (said.length() >= SHORT_BEGINNING && form.joined().startsWith(said))) {
      return true;
    }
    return said.length() > 1 && content.isOneWord() && isCode(said, form);
  }

  private static boolean isCode(String said, Phrase form) {
    return (form.words().size() > 1 && form.initials().equals(said))
        || (said.length() > 2
            && !Phrase.isPronounceable(said)
            && form.consonants().startsWith(said));
  }

  /** Whether each word of the reply is a word of the form, or its beginning. */
  private boolean hasEachWord(Phrase form) {
    return content.words().stream()
        .allMatch(
            word ->
                form.words().stream()
                    .anyMatch(
                        part -> part.equals(word) || isBeginning(word, part, SHORT_BEGINNING)));
  }

  private boolean hasWord(Phrase form, int shortest) {
    return content.words().stream()
        .anyMatch(word -> form.joined().equals(word) || isBeginning(word, form.joined(), shortest));
  }

  private static boolean isBeginning(String word, String of, int shortest) {
    return word.length() >= shortest && of.startsWith(word);
  }

  /** A letter that one choice begins with, unless it may mean the place of another. */
  private BitSet initial() {
    var found = new BitSet(choices.count());
    if (content.joined().length() != 1) {
      return found;
    }
    for (var phrase : choices.phrases()) {
      if (phrase.joined().startsWith(content.joined())) {
        found.set(phrase.choice());
      }
    }
    int place = content.joined().charAt(0) - 'a';
    if (!found.isEmpty() && place >= 0 && place < choices.count()) {
      found.set(place);
    }
    return found;
  }
}
