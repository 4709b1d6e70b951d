package io.relance.application.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.shop.LineItem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles of items are shortened for texts. */
class LongTitlesTest {
  @ParameterizedTest
  @ValueSource(ints = {197, 198, 199, 200, 201})
  void cutsNoCharacterInTwo(int before) {
    var title = shortened("x".repeat(before) + "👍👍");

    assertThat(title).hasSizeLessThanOrEqualTo(200).matches("x+(👍)*");
  }

  @Test
  void leavesShortTitlesAlone() {
    assertThat(shortened("Mug 👍")).isEqualTo("Mug 👍");
  }

  private static String shortened(String title) {
    var none = Optional.<String>empty();
    var line = new LineItem(title, none, 1, Optional.empty(), none, none, none);
    return ShopVariables.Line.of(line).title();
  }
}
