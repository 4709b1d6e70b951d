package io.relance.domain.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** D2.2: sizes as DynamoDB counts them. */
class ItemSizeTest {
  private static final Table TABLE = Table.of("notes");

  @Test
  void countsNamesAndValuesInUtf8() {
    var item = new Item(new ItemKey(TABLE, "p", "s"), Map.of("é", Value.of("€😀")));

    assertThat(ItemSize.of(item)).isEqualTo(4 + 2 + 2 + 7);
  }

  @Test
  void countsABytePerTwoDigitsOfANumber() {
    assertThat(ItemSize.of(Value.of(0))).isEqualTo(2);
    assertThat(ItemSize.of(Value.of(12345))).isEqualTo(4);
    assertThat(ItemSize.of(Value.of(-12345))).isEqualTo(5);
  }

  @Test
  void countsThreeBytesAndOnePerEntryOfAContainer() {
    var list = new Value.ListOf(List.of(Value.of(true), new Value.Nothing()));
    var map = new Value.MapOf(Map.of("ab", Value.of(false)));

    assertThat(ItemSize.of(list)).isEqualTo(3 + 2 + 2);
    assertThat(ItemSize.of(map)).isEqualTo(3 + 1 + 2 + 1);
  }

  @Test
  void measuresUtf8WithoutEncoding() {
    for (var text : List.of("", "plain", "é", "€uro", "😀😀", "a\u07FFb\u0800c")) {
      assertThat(ItemSize.utf8(text)).isEqualTo(text.getBytes(UTF_8).length);
    }
  }

  /** As in texts that somebody cut in the middle of an emoji. */
  @Test
  void replacesHalvesOfPairs() {
    assertThat(Value.of("a\uD83Db\uDE00")).isEqualTo(Value.of("a\uFFFDb\uFFFD"));
    assertThat(Value.of("\uD83D\uDE00")).isEqualTo(new Value.Text("😀"));
    assertThat(ItemSize.wellFormed("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
  }

  @Test
  void refusesValuesNestedTooDeep() {
    Value value = Value.of("core");
    for (var depth = 0; depth < 33; depth++) {
      value = new Value.ListOf(List.of(value));
    }
    var deep = value;

    assertThatIllegalArgumentException().isThrownBy(() -> ItemSize.of(deep));
  }

  @Test
  void takesNumbersOf38DigitsAndSaysEqualWhenTheyAre() {
    assertThat(new Value.Numeric(new BigDecimal("1.50"))).isEqualTo(number("1.5"));
    assertThat(new Value.Numeric(new BigDecimal("1E+2"))).isEqualTo(Value.of(100));
    assertThat(new Value.Numeric(new BigDecimal("0.000"))).isEqualTo(Value.of(0));
    assertThat(number("9".repeat(38)).number().precision()).isEqualTo(38);
    assertThatIllegalArgumentException().isThrownBy(() -> number("9".repeat(39)));
    assertThatIllegalArgumentException().isThrownBy(() -> number("1E+126"));
  }

  private static Value.Numeric number(String digits) {
    return new Value.Numeric(new BigDecimal(digits));
  }
}
