package io.relance.testkit.reply;

import io.relance.domain.reply.Choice;
import io.relance.domain.reply.ReplyMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/**
 * How misspelled words were read as replies to questions of four choices, in percent.
 *
 * @param right as the word that was meant
 * @param wrong as another choice
 * @param none as no choice
 */
public record ReplyScore(int total, double right, double wrong, double none) {
  private static final int CHOICES = 4;

  /** Each word is a choice among three others. */
  public static ReplyScore amongChoices(List<Misspelling> misspellings, long seed) {
    return score(misspellings, new Random(seed), CHOICES - 1, true);
  }

  /** No word is a choice, so that each choice that is read is wrong. */
  public static ReplyScore withoutChoice(List<Misspelling> misspellings, long seed) {
    return score(misspellings, new Random(seed), CHOICES, false);
  }

  private static ReplyScore score(
      List<Misspelling> misspellings, Random random, int others, boolean offered) {
    int right = 0;
    int wrong = 0;
    for (var misspelling : misspellings) {
      var choices = others(misspelling, misspellings, random, others);
      if (offered) {
        choices.add(misspelling.word());
      }
      Collections.shuffle(choices, random);
      var matcher = new ReplyMatcher(choices.stream().map(Choice::of).toList());
      var match = matcher.match(misspelling.written());
      if (match.choice().isPresent()) {
        var read = choices.get(match.choice().getAsInt());
        right += read.equals(misspelling.word()) ? 1 : 0;
        wrong += read.equals(misspelling.word()) ? 0 : 1;
      }
    }
    int total = misspellings.size();
    double each = 100.0 / total;
    return new ReplyScore(total, right * each, wrong * each, (total - right - wrong) * each);
  }

  private static List<String> others(
      Misspelling misspelling, List<Misspelling> all, Random random, int count) {
    var others = new LinkedHashSet<String>();
    while (others.size() < count) {
      var word = all.get(random.nextInt(all.size())).word();
      if (!word.equals(misspelling.word())) {
        others.add(word);
      }
    }
    return new ArrayList<>(others);
  }
}
