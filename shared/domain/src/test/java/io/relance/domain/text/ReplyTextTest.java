package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D7.3: normalised replies")
class ReplyTextTest {

  @ParameterizedTest
  @CsvSource({
    "STOP, stop",
    "' Arrêt !! ', arret",
    "DÉSABONNER, desabonner",
    "ça va… très bien, ca va tres bien",
    "opt-out, opt out",
    "Don’t, don t",
    "l'été, l ete",
    "cœur, coeur",
    "ＳＴＯＰ, stop",
    "1️⃣, 1",
    "①, 1",
    "٢, 2",
    "👍🏽 yes 👍, yes",
    "İstanbul, istanbul",
    "ΟΔΟΣ, οδοσ",
    "e\u0301te\u0301, ete",
    "ST\u200bOP, stop",
    "'a\u00a0b\tc\nd', a b c d",
    "#1., 1",
    "👨‍👩‍👧, ''",
    "'', ''",
    "'  ', ''",
  })
  void comparesWhatWasMeant(String text, String normal) {
    assertThat(ReplyText.normalise(text)).isEqualTo(normal);
  }

  @Test
  void splitsIntoWords() {
    assertThat(ReplyText.tokens("Bonjour, l'arrêt -- svp!"))
        .containsExactly("bonjour", "l", "arret", "svp");
    assertThat(ReplyText.tokens(" ?! ")).isEmpty();
  }

  @Test
  void changesNoCharacterTwice() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      var once = ReplyText.normalise(Character.toString(c));

      assertThat(ReplyText.normalise(once)).as("U+%04X", c).isEqualTo(once);
    }
  }

  @RepeatedTest(300)
  void changesNoTextTwice(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var text = new StringBuilder();
    random
        .ints(random.nextInt(60), 0, Character.MAX_CODE_POINT + 1)
        .map(c -> random.nextBoolean() ? c % 0x500 : c)
        .forEach(text::appendCodePoint);

    var once = ReplyText.normalise(text.toString());

    assertThat(ReplyText.normalise(once)).isEqualTo(once);
    assertThat(once).isEqualTo(once.strip()).doesNotContain("  ");
    assertThat(ReplyText.normalise("  " + text + "!! ")).isEqualTo(once);
  }
}
