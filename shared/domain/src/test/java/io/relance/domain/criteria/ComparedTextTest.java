package io.relance.domain.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-3: criteria compare texts without regard to case, in composed form")
class ComparedTextTest {
  @Test
  void isTheSameForUpperAndLowerCase() {
    assertThat(ComparedText.of("FIDÈLE")).isEqualTo(ComparedText.of("fidèle"));
    assertThat(ComparedText.of("FIDE\u0300LE")).isEqualTo(ComparedText.of("fidèle"));
    assertThat(ComparedText.of("fidele")).isNotEqualTo(ComparedText.of("fidèle"));
    assertThat(ComparedText.of("STRASSE")).isEqualTo(ComparedText.of("straße"));
    assertThat(ComparedText.of("STRAẞE")).isEqualTo(ComparedText.of("straße"));
  }

  @Test
  void writesASigmaInOneWayWhereverItStands() {
    assertThat(ComparedText.of("Οσα")).startsWith(ComparedText.of("ΟΣ"));
    assertThat(ComparedText.of("σοφός")).contains(ComparedText.of("Σ"));
  }

  @Test
  void staysTheSameWhenItIsAppliedAgain() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .mapToObj(Character::toString)
        .forEach(ComparedTextTest::check);
    var random = new Random(20_261_122);
    IntStream.range(0, 200_000).forEach(_ -> check(text(random)));
  }

  private static String text(Random random) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .map(_ -> random.nextInt(0x2200))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static void check(String text) {
    var once = ComparedText.of(text);
    if (!ComparedText.of(once).equals(once)) {
      assertThat(ComparedText.of(once))
          .as("%s", text.codePoints().boxed().toList())
          .isEqualTo(once);
    }
  }
}
