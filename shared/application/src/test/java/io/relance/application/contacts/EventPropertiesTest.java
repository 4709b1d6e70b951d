package io.relance.application.contacts;
import io.relance.application.contacts.model.EventProperties;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-C1: the properties of an event are bounded")
class EventPropertiesTest {
  private static final EventProperties NONE = EventProperties.of(BuiltInEvent.ORDER);

  @Test
  void cutsTextsBetweenCharacters() {
    var text = ((Scalar.Text) value(NONE.with("name", "x" + "😀".repeat(1_000)))).value();

    assertThat(text).hasSize(499).endsWith("😀");
    assertThat(NONE.with("name", "").values()).isEmpty();
  }

  @Test
  void listsDifferentTexts() {
    var many = IntStream.range(0, 1_000).mapToObj(i -> "sku-" + i).toList();

    assertThat(value(NONE.with("name", List.of("a", "", "b", "a"))))
        .isEqualTo(new PropertyValue.TextList(List.of("a", "b")));
    assertThat(((PropertyValue.TextList) value(NONE.with("name", many))).texts()).hasSize(100);
  }

  @Test
  @DisplayName("Bad input: a number that no store can hold is left out, before any arithmetic")
  void leavesOutNumbersThatNoStoreHolds() {
    assertThat(NONE.with("name", new BigDecimal("1E+999999999")).values()).isEmpty();
    assertThat(value(NONE.with("name", new BigDecimal("10.50"))))
        .isEqualTo(new Scalar.Numeric(new BigDecimal("10.5")));
  }

  private static PropertyValue value(EventProperties properties) {
    return Objects.requireNonNull(properties.values().get("name"));
  }
}
