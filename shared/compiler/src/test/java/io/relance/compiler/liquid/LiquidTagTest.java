package io.relance.compiler.liquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.flow.Diagnostic;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("E6: the tag liquid, one statement a line")
class LiquidTagTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "contact",
          Map.of("firstName", "Zoë"),
          "order",
          Map.of("items", List.of(Map.of("title", "Mug"), Map.of("title", "Bowl"))));

  private final LiquidText liquid =
      new LiquidText(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          {% liquid echo 'a' %}                                                        ¦ a
          a{% liquid%}b                                                                ¦ ab
          x {%- liquid ⏎ echo 1 | plus: 2 ⏎ -%} y                                      ¦ x3y
          {% liquid ⏎ # a remark ⏎ assign n = contact.firstName ⏎⏎ echo n | upcase %}! ¦ ZOË!
          {% liquid ⏎ for i in order.items ⏎ echo i.title ⏎ echo ';' ⏎ endfor ⏎ %}     ¦ Mug;Bowl;
          {% liquid ⏎ case contact.firstName ⏎ when 'Zoë' ⏎ echo 'z' ⏎ else ⏎ echo 'n' ⏎ endcase %} ¦ z
          {% liquid ⏎ if contact.lastName == blank %}no{% liquid ⏎ endif %}            ¦ no
          {% raw %}{% liquid echo 'a' %}{% endraw %}                                   ¦ {% liquid echo 'a' %}
          {% comment %}{% liquid echo 'a' %}{% endcomment %}-                          ¦ -
          """)
  void runsEachLine(String text, String expected) {
    var lines = text.replace("⏎", "\n");

    assertThat(liquid.check(lines)).noneMatch(Diagnostic::isError);
    assertThat(liquid.render(lines, VALUES, Escaping.NONE)).isEqualTo(new Rendered.Text(expected));
  }

  @Test
  void checksTheVariablesOfEachLine() {
    assertThat(liquid.check("{% liquid\n assign a = 1\n echo contact.first_name\n%}"))
        .extracting(Diagnostic::code)
        .containsExactly("text.unknown-variable");
    assertThat(liquid.check("{% liquid\n include 'secrets'\n%}"))
        .extracting(Diagnostic::code)
        .containsExactly("text.unknown-tag");
  }

  @Test
  void namesTheLineOfAFault() {
    assertThat(liquid.check("Hi\n{% liquid\n assign a = 1\n%}\n{% if a %}"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("line 5"));
  }
}
