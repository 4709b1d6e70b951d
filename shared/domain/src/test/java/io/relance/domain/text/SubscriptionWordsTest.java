package io.relance.domain.text;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.relance.domain.text.SubscriptionIntent.Form;
import io.relance.domain.text.SubscriptionIntent.Help;
import io.relance.domain.text.SubscriptionIntent.None;
import io.relance.domain.text.SubscriptionIntent.OptIn;
import io.relance.domain.text.SubscriptionIntent.OptOut;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D7.5, A-7, L-31, L-32: STOP, START and HELP")
class SubscriptionWordsTest {

  @ParameterizedTest
  @MethodSource("optOuts")
  void stopsForAWordOrAReasonablePhrase(String text) {
    assertThat(SubscriptionWords.read(text)).isInstanceOf(OptOut.class);
  }

  /** Words beside STOP count when it is in capitals, since in small letters it is also a noun. */
  @ParameterizedTest
  @ValueSource(strings = {"STOP 1", "1 STOP", "STOP promo", "Maison STOP", "🛑", "🛑🛑"})
  void stopsForCapitalsAmongFewWords(String text) {
    assertThat(SubscriptionWords.read(text)).isInstanceOf(OptOut.class);
  }

  @ParameterizedTest
  @MethodSource("others")
  void stopsNobodyWhoSpeaksOfSomethingElse(String text) {
    assertThat(SubscriptionWords.read(text)).isNotInstanceOf(OptOut.class);
  }

  @ParameterizedTest
  @DisplayName("cases 49: a phone that reports a reaction quotes our words, and says none")
  @MethodSource("reactions")
  void stopsNobodyWhoReacts(String text) {
    assertThat(Reactions.isReaction(text)).isTrue();
    assertThat(SubscriptionWords.read(text)).isEqualTo(new None());
  }

  @ParameterizedTest
  @MethodSource("optOuts")
  void takesNoOptOutForAReaction(String text) {
    assertThat(Reactions.isReaction(text)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("others")
  void startsOnlyForTheWholeMessage(String text) {
    if (!text.equalsIgnoreCase("start")) {
      assertThat(SubscriptionWords.read(text)).isEqualTo(new None());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "START",
        "start",
        "Start!",
        "UNSTOP",
        "unstop please",
        "JOIN",
        "Subscribe",
        "opt-in",
        "REJOINDRE",
        "Réabonner",
        "réabonnez-moi svp",
        "subscribe me",
        "YES",
        "Yes please",
      })
  void startsForAWord(String text) {
    assertThat(SubscriptionWords.read(text)).isInstanceOf(OptIn.class);
  }

  @Test
  @DisplayName("D7.1: YES opts in only a contact who had opted out, which the caller knows")
  void tellsYesFromStart() {
    assertThat(SubscriptionWords.read("Yes!"))
        .isInstanceOfSatisfying(OptIn.class, yes -> assertThat(yes.onlyAfterOptOut()).isTrue());
    assertThat(SubscriptionWords.read("Start"))
        .isInstanceOfSatisfying(
            OptIn.class, start -> assertThat(start.onlyAfterOptOut()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELP", "help!", "Help please", "INFO", "AIDE", "aide svp", "Help me"})
  void helpsForAWord(String text) {
    assertThat(SubscriptionWords.read(text)).isInstanceOf(Help.class);
  }

  @ParameterizedTest
  @CsvSource({
    "STOP!, MESSAGE, stop",
    "Arrêt svp, MESSAGE, arret",
    "opt-out, MESSAGE, opt out",
    "I am tired. STOP., CLAUSE, stop",
    "Hi Ana please stop texting me at work, PHRASE, stop texting me",
    "ne m'envoyez plus de SMS svp, PHRASE, ne m envoyez plus de sms",
  })
  void saysWhichWordsDecided(String text, Form form, String words) {
    assertThat(SubscriptionWords.read(text)).isEqualTo(new OptOut(form, words));
  }

  @RepeatedTest(20)
  void readsEveryWordInAnyCaseAndWrapping(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    for (var text : optOuts().toList()) {
      var dressed = dressed(text, random);

      assertThat(SubscriptionWords.read(dressed)).as(dressed).isInstanceOf(OptOut.class);
    }
  }

  /** "stop" among other words is not a refusal, unless these make it one. */
  @RepeatedTest(300)
  void isNotFooledByTheWordAmongOthers(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var others = List.of("blue", "shirt", "tomorrow", "where", "delivery", "colis", "rue", "size");
    var before = others.get(random.nextInt(others.size()));
    var after = others.get(random.nextInt(others.size()));
    for (var word : List.of("stop", "end", "quit", "cancel", "remove", "td", "arret", "start")) {
      assertThat(SubscriptionWords.read(before + " " + word + " " + after)).isEqualTo(new None());
      assertThat(SubscriptionWords.read(word + "x")).isEqualTo(new None());
      assertThat(SubscriptionWords.read("x" + word)).isEqualTo(new None());
    }
  }

  @RepeatedTest(200)
  void readsAnyTextWithoutFailing(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var words = Stream.concat(optOuts(), others()).flatMap(t -> Stream.of(t.split(" "))).toList();
    var text =
        random
            .ints(random.nextInt(80), 0, words.size())
            .mapToObj(words::get)
            .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    var noise = new StringBuilder(text);
    random
        .ints(random.nextInt(20), 0, Character.MAX_CODE_POINT + 1)
        .forEach(noise::appendCodePoint);

    assertThat(SubscriptionWords.read(text)).isNotNull();
    assertThat(SubscriptionWords.read(noise.toString())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stop ", "please ", "don't ", "stop sending all the ", "a.", "ne plus ", "s "})
  void takesNoTimeOverAVeryLongText(String words) {
    var text = words.repeat(10_000);

    var wish = assertTimeout(ofSeconds(5), () -> SubscriptionWords.read(text));

    assertThat(wish).isNotNull();
  }

  private static Stream<String> optOuts() {
    return inEveryLanguage("opt-outs");
  }

  private static Stream<String> others() {
    return inEveryLanguage("no-wishes");
  }

  private static Stream<String> inEveryLanguage(String file) {
    return Stream.of("", ".es", ".de", ".it", ".nl", ".pt")
        .flatMap(language -> Lines.of(file + language + ".txt"));
  }

  private static Stream<String> reactions() {
    return Lines.of("reactions.txt");
  }

  private static String dressed(String text, Random random) {
    var cased =
        switch (random.nextInt(3)) {
          case 0 -> text.toUpperCase(Locale.ROOT);
          case 1 -> text.toLowerCase(Locale.ROOT);
          default -> text;
        };
    var wrappings = List.of("%s", "  %s ", "%s!!!", "%s 🙏", "*%s*", "%s.", "“%s”", "%s 😡😡");
    return String.format(wrappings.get(random.nextInt(wrappings.size())), cased);
  }
}
