package io.relance.compiler.liquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Texts compute as Shopify's Liquid does, by its own documented examples")
class ShopifyFiltersTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "contact",
          Map.of(
              "firstName",
              "",
              "properties",
              Map.of(
                  "points",
                  new BigDecimal("42"),
                  "spent",
                  new BigDecimal("100.00"),
                  "rate",
                  new BigDecimal("2.5"),
                  "emoji",
                  "a👍é",
                  "spaces",
                  "  \n ",
                  "vip",
                  false)),
          "message",
          Map.of("text", "\n"),
          "order",
          Map.of(
              "total",
              "1234.50",
              "currency",
              "EUR",
              "items",
              List.of(
                  Map.of("title", "Mug", "quantity", 2, "price", "12.45"),
                  Map.of("title", "Bowl", "quantity", 3, "price", "8.00"))));

  private final LiquidText liquid =
      new LiquidText(
          InstantSource.fixed(Instant.parse("2026-11-22T23:30:00Z")), ZoneId.of("Europe/Paris"));

  record Example(String filter, String text, String result) {}

  @ParameterizedTest
  @MethodSource("examples")
  void computesAsDocumented(Example example) {
    assertThat(rendered(example.text())).isEqualTo(example.result());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void acceptsWhatIsDocumented(Example example) {
    assertThat(liquid.check(example.text())).noneMatch(Diagnostic::isError);
  }

  @Test
  void hasAnExampleOfEachFilter() throws IOException {
    assertThat(examples().map(Example::filter).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(LiquidFilters.names());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          {% if contact.firstName != blank %}y{% else %}n{% endif %}         ¦ n
          {% if contact.lastName == blank %}y{% else %}n{% endif %}          ¦ y
          {% if contact.properties.spaces == blank %}y{% else %}n{% endif %} ¦ y
          {% if contact.properties.vip == blank %}y{% else %}n{% endif %}    ¦ y
          {% if contact.properties.points == blank %}y{% else %}n{% endif %} ¦ n
          {% if blank == contact.firstName %}y{% else %}n{% endif %}         ¦ y
          {% unless order.items == blank %}y{% endunless %}                  ¦ y
          {% if contact.firstName == empty %}y{% else %}n{% endif %}         ¦ y
          {% if contact.lastName == empty %}y{% else %}n{% endif %}          ¦ n
          {% if contact.properties.spaces == empty %}y{% else %}n{% endif %} ¦ n
          {% if order.items != empty %}y{% else %}n{% endif %}               ¦ y
          """)
  void knowsWhatIsBlankOrEmpty(String text, String expected) {
    assertThat(rendered(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          {{ contact.properties.points }}                       ¦ 42
          {{ contact.properties.spent }}                        ¦ 100
          {{ contact.properties.rate }}                         ¦ 2.5
          {{ contact.properties.points | divided_by: 5 }}       ¦ 8
          {{ contact.properties.points | times: 2 }}            ¦ 84
          {{ contact.properties.spent | append: ' points' }}    ¦ 100 points
          {% assign n = contact.properties.spent %}{{ n }}      ¦ 100
          {% if contact.properties.points == 42 %}y{% endif %}  ¦ y
          {% for i in (1..contact.properties.rate) %}{{ i }}{% endfor %} ¦ 12
          """)
  void printsWholeNumbersAsSuch(String text, String expected) {
    assertThat(rendered(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          {{ contact.properties.n | plus: 1 }}            ¦ 0
          {{ 100 | divided_by: contact.properties.n }}    ¦ 1
          {{ contact.phone | slice: 0, contact.properties.n }} ¦ 1
          {{ contact.properties.tags | join: ', ' }}      ¦ 0
          {{ order.total | times: entry.factor | money }} ¦ 0
          """)
  void refusesNoTextThatIsRightForSomeValues(String text, int warnings) {
    assertThat(liquid.check(text)).noneMatch(Diagnostic::isError);
    assertThat(liquid.check(text))
        .filteredOn(it -> it.code().equals("text.may-fail"))
        .hasSize(warnings)
        .allMatch(it -> it.severity() == Severity.WARNING);
  }

  @ParameterizedTest
  @CsvSource({
    "json, 'Use the filters of standard Liquid.'",
    "upper, 'Did you mean \"upcase\"?'",
    "trim, 'Did you mean \"strip\"?'",
    "length, 'Did you mean \"size\"?'",
    "date_format, 'Did you mean \"date\"?'",
    "moeny, 'Did you mean \"money\"?'",
    "replce, 'Did you mean \"replace\"?'",
    "h, 'Did you mean \"escape\"?'"
  })
  void refusesOtherFiltersByName(String filter, String hint) {
    assertThat(liquid.check("{{ contact.email | %s }}".formatted(filter)))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("text.unknown-filter");
              assertThat(fault.message()).contains("\"" + filter + "\"");
              assertThat(fault.hint()).contains(hint);
            });
  }

  private String rendered(String text) {
    return switch (liquid.render(text, VALUES, Escaping.NONE)) {
      case Rendered.Text(var value) -> value;
      case Rendered.Broken(var reason) -> reason;
    };
  }

  static Stream<Example> examples() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/liquid/shopify-filters.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Pattern.compile(" ¦ ?").split(line, -1))
        .map(cells -> new Example(cells[0], cells[1], cells[2].replace("\\n", "\n")));
  }
}
