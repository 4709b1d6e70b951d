package io.relance.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C5: no half characters")
class ClippedTest {
  @ParameterizedTest
  @CsvSource({
    "Mug👍, 3, Mug",
    "Mug👍, 4, Mug",
    "Mug👍, 5, Mug👍",
    "Mug👍!, 5, Mug👍",
    "Mug, 9, Mug"
  })
  void cutsNoCharacterInTwo(String text, int longest, String clipped) {
    assertThat(Clipped.of(text, longest)).isEqualTo(clipped);
  }

  @Test
  void cutsPiecesBetweenCharacters() {
    assertThat(Clipped.pieces("ab👍c👍👍", 3)).containsExactly("ab", "👍c", "👍", "👍");
    assertThat(Clipped.pieces("", 3)).isEmpty();
  }

  @Test
  void quotesNoHalfCharacter() {
    assertThat(Quoted.of("x".repeat(59) + "👍👍")).isEqualTo("\"" + "x".repeat(59) + "…\"");
  }
}
