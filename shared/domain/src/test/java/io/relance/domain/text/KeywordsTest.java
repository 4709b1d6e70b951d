package io.relance.domain.text;

import static io.relance.domain.flow.KeywordMatch.CONTAINS;
import static io.relance.domain.flow.KeywordMatch.EXACT;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.id.AutomationId;
import io.relance.domain.text.Keywords.Listener;
import io.relance.domain.text.Keywords.Winner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D7.1, A-7, P-3, P-4: keywords")
class KeywordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ORDER", "order", " Order! ", "I want to order pizza", "Order, please", "l’order"})
  void findsAKeywordInAMessage(String text) {
    assertThat(winner(text, contains("a", "order"))).contains("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reorder", "orders", "ordering", "or der", "", "?!"})
  void findsNoKeywordInsideAWord(String text) {
    assertThat(winner(text, contains("a", "order"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ORDER, true", "order!, true", "I want to order, false", "ORDER PIZZA, false"})
  void takesAnExactKeywordForTheWholeMessageOnly(String text, boolean found) {
    assertThat(winner(text, exact("a", "order")).isPresent()).isEqualTo(found);
  }

  @Test
  @DisplayName("P-4: case matters where the automation says so")
  void heedsCapitalsWhereAsked() {
    var listener = new Listener(new AutomationId("a"), List.of("ORDER", "Order"), CONTAINS, true);

    assertThat(winner("my ORDER", listener)).contains("a");
    assertThat(winner("my Order!", listener)).contains("a");
    assertThat(winner("my order", listener)).isEmpty();
  }

  @Test
  void findsAPhraseAsWordsInARow() {
    var listener = contains("a", "opening hours");

    assertThat(winner("Your OPENING, hours?", listener)).contains("a");
    assertThat(winner("hours of opening", listener)).isEmpty();
    assertThat(winner("opening the hours", listener)).isEmpty();
  }

  @Test
  void prefersTheWholeMessageToAPartOfIt() {
    assertThat(winner("order", contains("old", "order"), exact("young", "ORDER")))
        .contains("young");
  }

  @Test
  void prefersTheLongestKeyword() {
    assertThat(
            winner("order pizza now", contains("old", "order"), contains("young", "order pizza")))
        .contains("young");
  }

  @Test
  void prefersTheOldestAutomationAmongEqualKeywords() {
    assertThat(winner("menu order", contains("old", "order"), contains("young", "pizza", "order")))
        .contains("old");
    assertThat(winner("blue pink", contains("old", "pink"), contains("young", "blue")))
        .contains("old");
  }

  @Test
  void saysWhichKeywordDecided() {
    var keywords = new Keywords(List.of(contains("a", "menu", "Été")));

    assertThat(keywords.winner("vive l'ete"))
        .contains(new Winner(new AutomationId("a"), "Été", CONTAINS));
  }

  @Test
  @DisplayName("the digits of order codes are keywords like others")
  void findsDigits() {
    assertThat(winner("1", exact("one", "1"), exact("two", "2"))).contains("one");
    assertThat(winner("2️⃣", exact("one", "1"), exact("two", "2"))).contains("two");
    assertThat(winner("12", exact("one", "1"), exact("two", "2"))).isEmpty();
  }

  @Test
  void ignoresAKeywordWithoutLetters() {
    assertThat(winner("?", contains("a", "!"))).isEmpty();
    assertThat(winner("", exact("a", "?"))).isEmpty();
  }

  @Test
  void staysQuickWithTenThousandKeywords() {
    var listeners =
        IntStream.range(0, 10_000).mapToObj(i -> contains("a" + i, "keyword number " + i)).toList();
    var text = "this is a message of one hundred words ".repeat(12) + "keyword number 9999";

    var found =
        assertTimeout(
            ofSeconds(5),
            () -> {
              var keywords = new Keywords(listeners);
              return IntStream.range(0, 1_000).mapToObj(i -> keywords.winner(text)).toList();
            });

    assertThat(found).allMatch(winner -> winner.orElseThrow().keyword().endsWith("9999"));
  }

  @RepeatedTest(1_000)
  void agreesWithAPlainReadingOfTheRules(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var listeners =
        IntStream.range(0, 1 + random.nextInt(8)).mapToObj(i -> any("a" + i, random)).toList();
    var text = words(random, 6);

    assertThat(new Keywords(listeners).winner(text).map(Winner::automation))
        .as("%s in %s", text, listeners)
        .isEqualTo(plainly(text, listeners));
  }

  private record Candidate(Listener listener, String keyword, int order) {}

  private static Optional<AutomationId> plainly(String text, List<Listener> listeners) {
    var candidates = new ArrayList<Candidate>();
    for (var listener : listeners) {
      for (var keyword : listener.keywords()) {
        candidates.add(new Candidate(listener, keyword, candidates.size()));
      }
    }
    return candidates.stream()
        .filter(candidate -> holds(candidate, text))
        .min(
            Comparator.comparing((Candidate c) -> c.listener().match() == CONTAINS)
                .thenComparing(c -> -c.keyword().length())
                .thenComparing(Candidate::order))
        .map(candidate -> candidate.listener().automation());
  }

  private static boolean holds(Candidate candidate, String text) {
    var sensitive = candidate.listener().caseSensitive();
    var padded = " " + (sensitive ? text : ReplyText.normalise(text)) + " ";
    var keyword =
        " " + (sensitive ? candidate.keyword() : ReplyText.normalise(candidate.keyword())) + " ";
    return switch (candidate.listener().match()) {
      case EXACT -> padded.equals(keyword);
      case CONTAINS -> padded.contains(keyword);
    };
  }

  private static Listener any(String id, Random random) {
    var keywords = Stream.generate(() -> words(random, 3)).limit(1 + random.nextInt(3)).toList();
    return new Listener(
        new AutomationId(id),
        keywords,
        random.nextBoolean() ? KeywordMatch.EXACT : CONTAINS,
        random.nextBoolean());
  }

  private static String words(Random random, int atMost) {
    var words = List.of("order", "ORDER", "menu", "Menu", "1", "22", "or");
    return String.join(
        " ",
        random.ints(1 + random.nextInt(atMost), 0, words.size()).mapToObj(words::get).toList());
  }

  private static Listener contains(String id, String... keywords) {
    return new Listener(new AutomationId(id), List.of(keywords), CONTAINS, false);
  }

  private static Listener exact(String id, String... keywords) {
    return new Listener(new AutomationId(id), List.of(keywords), EXACT, false);
  }

  private static Optional<String> winner(String text, Listener... oldestFirst) {
    return new Keywords(List.of(oldestFirst))
        .winner(text)
        .map(winner -> winner.automation().value());
  }
}
