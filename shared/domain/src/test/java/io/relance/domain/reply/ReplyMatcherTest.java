package io.relance.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-10, D7.3: which choice a reply means")
class ReplyMatcherTest {
  private static final ReplyMatcher FLAVORS =
      matcher("Vanilla | Chocolate=cocoa/dark | Strawberry");

  /** Each line: the choices with their aliases, a reply, the choice or choices, and how. */
  @TestFactory
  Stream<DynamicTest> readsEachReply() throws IOException {
    return lines()
        .map(line -> line.split("\t"))
        .map(
            line ->
                DynamicTest.dynamicTest(
                    "%s of %s".formatted(line[1], line[0]),
                    () -> assertThat(read(line[0], line[1])).isEqualTo(line[2] + " " + line[3])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vanilla ",
        "x",
        "a ",
        "no ",
        "not vanilla, ",
        "1 ",
        "vanilachocolat",
        "'",
        "…",
        "2️⃣",
        "é"
      })
  void readsTenThousandCharactersAtOnce(String part) {
    var text = part.repeat(10_000 / part.length());

    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> FLAVORS.match(text));
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> FLAVORS.match(text.substring(0, Math.min(text.length(), 1_600))));
  }

  @Test
  void readsWhateverCharactersThereAre() {
    var random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      var text =
          random
              .ints(random.nextInt(40), 1, 0x10FFFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      var match = FLAVORS.match(text);
      assertThat(match.choice().isPresent() && !match.others().isEmpty()).as(text).isFalse();
    }
  }

  @Test
  void readsEachChoiceByItsNumberAndItsText() {
    var choices = List.of("Été", "Automne", "Hiver", "Printemps", "Toute l'année");
    var matcher = new ReplyMatcher(choices.stream().map(Choice::of).toList());

    for (int at = 0; at < choices.size(); at++) {
      assertThat(matcher.match(String.valueOf(at + 1)).choice()).hasValue(at);
      assertThat(matcher.match(choices.get(at)).choice()).hasValue(at);
      assertThat(matcher.match((at + 1) + ". " + choices.get(at)).choice()).hasValue(at);
    }
  }

  @Test
  void takesNoNumberForAKeyword() {
    var keywords = ReplyMatcher.unnumbered(List.of("pumpkin", "apple pie"));

    assertThat(keywords.match("2")).isEqualTo(ReplyMatch.NONE);
    assertThat(keywords.match("the second")).isEqualTo(ReplyMatch.NONE);
    assertThat(keywords.match("a pumkin please").choice()).hasValue(0);
    assertThat(keywords.match("Apple pie!").choice()).hasValue(1);
  }

  private static String read(String choices, String reply) {
    var names = Stream.of(choices.split(" \\| ")).map(it -> it.split("=")[0]).toList();
    var match = matcher(choices).match(reply);
    var chosen = match.choice().stream().mapToObj(names::get).findFirst();
    var tied = match.others().stream().map(names::get).collect(Collectors.joining(" / "));
    return "%s %s"
        .formatted(
            chosen.orElse(tied.isEmpty() ? "-" : tied),
            match.how().name().toLowerCase(Locale.ROOT));
  }

  private static ReplyMatcher matcher(String choices) {
    return new ReplyMatcher(
        Stream.of(choices.split(" \\| "))
            .map(it -> it.split("="))
            .map(it -> new Choice(it[0], it.length > 1 ? List.of(it[1].split("/")) : List.of()))
            .toList());
  }

  private static Stream<String> lines() throws IOException {
    try (var file =
        Objects.requireNonNull(ReplyMatcherTest.class.getResourceAsStream("replies.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }
}
