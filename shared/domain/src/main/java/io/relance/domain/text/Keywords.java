package io.relance.domain.text;

import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.id.AutomationId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keywords of the active automations of one channel; finds the automation that a text triggers.
 *
 * <p>A match of the whole message wins over a match of a part, then the longest keyword, then the
 * oldest automation. The time of a look-up does not depend on the number of keywords.
 */
public final class Keywords {
  private static final Comparator<Hit> LONGEST_THEN_OLDEST =
      Comparator.<Hit>comparingInt(hit -> -hit.phrase().length()).thenComparingInt(Hit::age);

  private final Map<Mode, PhraseIndex<Hit>> indexes = new HashMap<>();

  /** The keywords of one automation's trigger. */
  public record Listener(
      AutomationId automation, List<String> keywords, KeywordMatch match, boolean caseSensitive) {
    public Listener {
      keywords = List.copyOf(keywords);
    }
  }

  /** The automation that a text triggers, and the matched keyword as the marketer wrote it. */
  public record Winner(AutomationId automation, String keyword, KeywordMatch match) {}

  private record Mode(KeywordMatch match, boolean caseSensitive) {}

  private record Hit(Winner winner, String phrase, int age) {}

  public Keywords(List<Listener> oldestFirst) {
    var age = 0;
    for (var listener : oldestFirst) {
      for (var keyword : listener.keywords()) {
        add(listener, keyword, age++);
      }
    }
  }

  /** The one automation that a message is for, if any. */
  public Optional<Winner> winner(String text) {
    return winner(text, KeywordMatch.EXACT).or(() -> winner(text, KeywordMatch.CONTAINS));
  }

  /** The automation that a message triggers, among those with this kind of match. */
  public Optional<Winner> winner(String text, KeywordMatch match) {
    return Stream.of(false, true)
        .flatMap(caseSensitive -> hits(text, new Mode(match, caseSensitive)))
        .min(LONGEST_THEN_OLDEST)
        .map(Hit::winner);
  }

  private void add(Listener listener, String keyword, int age) {
    var phrase = ReplyText.normalise(keyword, listener.caseSensitive());
    var winner = new Winner(listener.automation(), keyword, listener.match());
    indexes
        .computeIfAbsent(
            new Mode(listener.match(), listener.caseSensitive()), mode -> new PhraseIndex<>())
        .putFirst(phrase, new Hit(winner, phrase, age));
  }

  private Stream<Hit> hits(String text, Mode mode) {
    var index = indexes.get(mode);
    if (index == null) {
      return Stream.empty();
    }
    var normal = ReplyText.normalise(text, mode.caseSensitive());
    return switch (mode.match()) {
      case EXACT -> index.whole(normal).stream();
      case CONTAINS -> index.within(normal);
    };
  }
}
