package io.relance.compiler.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.relance.domain.flow.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidBoundsTest {
  private static final String HOSTILE_NAME = "<img src=x onerror=alert(1)>";

  private final LiquidText liquid =
      new LiquidText(InstantSource.fixed(Instant.parse("2026-11-22T23:30:00Z")), ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ 1.5 | round: 999999999 }}",
        "{{ 1.5 | round: -999999999 }}",
        "{{ 1.5 | round: 39 }}",
        "{{ 1.5 | round: '1e9' }}",
        "{{ 'now' | date: '%0500000000d' }}",
        "{{ 'now' | date: '%-1000d' }}",
        "{{ 'now' | date: '%^010000B' }}",
        "{{ 'abc' | truncate: 999999999 }}",
        "{{ 'abc' | truncatewords: 999999999 }}",
        "{{ 'abc' | slice: 0, 999999999 }}",
      })
  void refusesArgumentsThatNoTextNeeds(String text) {
    assertThat(liquid.check(text))
        .extracting(Diagnostic::code)
        .containsExactly("text.render-failed");
    assertThat(liquid.render(text, Map.of(), Escaping.NONE)).isInstanceOf(Rendered.Broken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ 1.5 | round: contact.properties.n }}",
        "{{ 'now' | date: contact.properties.format }}",
        "{{ 'abcdef' | slice: 0, contact.properties.n }}",
      })
  void boundsArgumentsThatAContactBrings(String text) {
    var properties = Map.of("n", 999_999_999, "format", "%999d".repeat(1_000));
    var values = Map.<String, Object>of("contact", Map.of("properties", properties));

    assertThat(liquid.render(text, values, Escaping.NONE)).isInstanceOf(Rendered.Broken.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {{ 1.23456 | round: 2 }}                  ¦ 1.23
          {{ 'now' | date: '%010d' }}               ¦ 0000000022
          {{ 'abcdef' | truncate: 5 }}              ¦ ab...
          {{ 'abcdef' | slice: -3, 2 }}             ¦ de
          {{ 'a<b>c</b>d' | strip_html }}           ¦ acd
          {{ '1<script>x<b></script>2' | strip_html }} ¦ 12
          {{ '1<!-- a > b -->2<style>p</style>3' | strip_html }} ¦ 123
          {{ '1<script>2 < 3' | strip_html }}       ¦ 12 < 3
          """)
  void rendersOrdinaryArguments(String text, String expected) {
    assertThat(liquid.render(text, Map.of(), Escaping.NONE)).isEqualTo(new Rendered.Text(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "<!--", "<script", "<style", "<script>x</style>", "<!-->"})
  void stripsTagsInTimeProportionalToTheText(String part) {
    var values = Map.<String, Object>of("entry", Map.of("x", part.repeat(100_000 / part.length())));

    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () ->
            assertThat(liquid.render("{{ entry.x | strip_html }}", values, Escaping.NONE))
                .isInstanceOf(Rendered.Text.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // One long text, many times in a list.
        "{% assign l = entry.long | split: '§' %}{% for i in (1..12) %}{% assign l = l | concat: l %}{% endfor %}{{ l | join: '' }}",
        // Captured again and again under new names.
        "{% for i in (1..9999) %}{% capture c %}{{ entry.long }}{% endcapture %}{% endfor %}",
        "{% for i in (1..9999) %}{% cycle entry.long, entry.long %}{% endfor %}",
      })
  void boundsWhatOneRenderingReadsAndWrites(String text) {
    var values = Map.<String, Object>of("entry", Map.of("long", "x".repeat(100_000)));

    assertThat(liquid.render(text, values, Escaping.NONE)).isInstanceOf(Rendered.Broken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% capture g %}Hi {% endcapture %}{{ g | append: contact.firstName }}",
        "{{ 'Hi ' | escape | append: contact.firstName }}",
        "{% cycle contact.firstName, 'b' %}",
        "{% cycle 'g': contact.firstName %}",
        "{% capture w %}{% endcapture %}{% for w in contact.names %}{{ w }}{% endfor %}",
        "{% capture w %}{% endcapture %}{% tablerow w in contact.names %}{{ w }}{% endtablerow %}",
        "{{ contact.encoded | escape | url_decode }}",
        "{% capture g %}[b]{% endcapture %}{{ g | replace: '[b]', contact.firstName }}",
        "{% capture 'contact.firstName' %}{% endcapture %}{{ contact.firstName }}",
        "{{ contact }}{% capture contact %}{% endcapture %}",
      })
  void letsNoMarkupOfAContactIntoAnEmail(String text) {
    var contact =
        Map.of(
            "firstName",
            HOSTILE_NAME,
            "names",
            List.of(HOSTILE_NAME),
            "encoded",
            "%3Cimg src=x onerror=alert(1)%3E");

    assertThat(liquid.render(text, Map.of("contact", contact), Escaping.HTML))
        .isInstanceOfSatisfying(
            Rendered.Text.class, it -> assertThat(it.value()).doesNotContain("<img"));
  }

  @Test
  void leavesTheAuthorsOwnMarkup() {
    var text =
        "{% capture g %}<b>{{ contact.firstName }}</b>{% endcapture %}{{ g }}{% cycle '<i>', '<u>' %}";

    assertThat(liquid.render(text, Map.of("contact", Map.of("firstName", "A&B")), Escaping.HTML))
        .isEqualTo(new Rendered.Text("<b>A&amp;B</b><i>"));
  }
}
