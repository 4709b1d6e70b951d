package io.relance.domain.text;

import static io.relance.domain.text.SmsText.Encoding.GSM_7;
import static io.relance.domain.text.SmsText.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-A2: SMS segments")
class SmsTextTest {
  private static final String[] ALPHABET = {
    "a", "Z", "5", " ", "\n", "é", "à", "Ç", "ñ", "€", "{", "]", "\\", "^", "\f",
  };
  private static final String[] BEYOND = {"ê", "ç", "’", "…", "—", "\u00a0", "日", "🎉", "👍🏽"};

  @ParameterizedTest
  @CsvSource({
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3",
    "a, 1530, 10",
    "a, 1531, 11",
    "€, 80, 1",
    "€, 81, 2",
    "€, 152, 2",
    "€, 153, 3",
    "ê, 70, 1",
    "ê, 71, 2",
    "ê, 134, 2",
    "ê, 135, 3",
    "🎉, 35, 1",
    "🎉, 36, 2",
    "🎉, 66, 2",
    "🎉, 67, 3",
  })
  void countsWhatTheCarrierBills(String character, int times, int segments) {
    assertThat(new SmsText(character.repeat(times)).segmentCount()).isEqualTo(segments);
  }

  @Test
  void keepsAnExtensionCharacterWhole() {
    var text = new SmsText("a".repeat(152) + "€" + "b".repeat(10));

    assertThat(text.segments()).containsExactly("a".repeat(152), "€" + "b".repeat(10));
  }

  @Test
  void keepsASurrogatePairWhole() {
    var text = new SmsText("ê".repeat(66) + "🎉" + "b".repeat(10));

    assertThat(text.segments()).containsExactly("ê".repeat(66), "🎉" + "b".repeat(10));
  }

  @Test
  void hasNoSegmentWhenEmpty() {
    assertThat(new SmsText("").segmentCount()).isZero();
    assertThat(new SmsText("").segments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "É è é ù ì ò à Ä Ö Ñ Ü ä ö ñ ü Ç ß Æ æ Ø ø Å å",
        "¡£¥§¤¿@$_",
        "ΔΦΓΛΩΠΨΣΘΞ",
        "€ [a] {b} ~|\\^"
      })
  void writesInSevenBitsWhatTheAlphabetHolds(String text) {
    assertThat(new SmsText(text).encoding()).isEqualTo(GSM_7);
    assertThat(new SmsText(text).ucs2Characters()).isEmpty();
  }

  @Test
  void namesTheCharactersThatCostTheMost() {
    var text = new SmsText("Ça vous plaît ? C’est prêt… à bientôt 🎉 C’est");

    assertThat(text.encoding()).isEqualTo(UCS_2);
    assertThat(text.ucs2Characters()).containsExactly("î", "’", "ê", "…", "ô", "🎉");
  }

  @Test
  void takesTheEscapeCharacterForUcs2() {
    assertThat(new SmsText("\u001b").encoding()).isEqualTo(UCS_2);
  }

  @RepeatedTest(500)
  void cutsAnyTextWithoutLosingOrOverfilling(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var text = new SmsText(anyText(random));

    var segments = text.segments();

    assertThat(String.join("", segments)).isEqualTo(text.value());
    assertThat(segments).hasSize(text.segmentCount());
    var limit = segments.size() == 1 ? 160 : 153;
    if (text.encoding() == UCS_2) {
      limit = segments.size() == 1 ? 70 : 67;
      assertThat(segments).allMatch(part -> !Character.isLowSurrogate(part.charAt(0)));
    }
    for (var segment : segments) {
      assertThat(unitsOf(segment, text.encoding())).isBetween(1, limit);
    }
  }

  /** No carrier could do with fewer: only the last segment has room for the next character. */
  @RepeatedTest(200)
  void fillsEachSegment(RepetitionInfo run) {
    var text = new SmsText(anyText(new Random(1_000 + run.getCurrentRepetition())));
    var part = text.encoding() == UCS_2 ? 67 : 153;

    var segments = text.segments();

    for (var i = 0; i < segments.size() - 1; i++) {
      assertThat(unitsOf(segments.get(i), text.encoding())).isGreaterThanOrEqualTo(part - 1);
    }
  }

  private static String anyText(Random random) {
    var wide = random.nextBoolean();
    return IntStream.range(0, 1 + random.nextInt(700))
        .mapToObj(i -> wide && random.nextInt(4) == 0 ? one(BEYOND, random) : one(ALPHABET, random))
        .collect(Collectors.joining());
  }

  private static String one(String[] of, Random random) {
    return of[random.nextInt(of.length)];
  }

  private static int unitsOf(String segment, SmsText.Encoding encoding) {
    if (encoding == UCS_2) {
      return segment.length();
    }
    return segment.length() + (int) segment.chars().filter(c -> "€{]\\^\f".indexOf(c) >= 0).count();
  }
}
