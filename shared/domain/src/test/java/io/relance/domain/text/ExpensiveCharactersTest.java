package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.text.SmsText.Expensive;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-A2: the characters that make a text message expensive, and what to write instead")
class ExpensiveCharactersTest {
  @ParameterizedTest
  @CsvSource({
    "—, -", "–, -", "’, ''''", "…, ...", "û, u", "ê, e", "ç, c", "À, A", "œ, oe", "™, (TM)",
    "→, ->", "ő, o", "ﬁ, fi"
  })
  void suggestsWhatReadsTheSame(String character, String instead) {
    assertThat(new SmsText("a" + character).expensive())
        .containsExactly(new Expensive(character, 1, Optional.of(instead)));
  }

  @Test
  void suggestsNothingForWhatHasNoLikeness() {
    assertThat(new SmsText("👍é€漢").expensive())
        .containsExactly(
            new Expensive("👍", 0, Optional.empty()), new Expensive("漢", 3, Optional.empty()));
  }

  @Test
  void countsTheSegmentsWithoutThem() {
    var text = new SmsText("Ne manquez pas nos soldes d’été — ".repeat(4));

    assertThat(text.segmentCount()).isEqualTo(3);
    assertThat(text.cheaper().segmentCount()).isEqualTo(1);
    assertThat(text.cheaper().expensive()).isEmpty();
  }
}
