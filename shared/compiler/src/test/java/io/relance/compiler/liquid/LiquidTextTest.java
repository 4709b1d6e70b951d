package io.relance.compiler.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidTextTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "contact",
          Map.of("firstName", "Zoë & <b>", "properties", Map.of("size", "M")),
          "order",
          Map.of(
              "total", "59.90", "items", List.of(Map.of("title", "Mug"), Map.of("title", "Bowl"))));

  private final LiquidText liquid =
      new LiquidText(
          InstantSource.fixed(Instant.parse("2026-11-22T23:30:00Z")), ZoneId.of("Europe/Paris"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          Hi {{ contact.firstName }}!                                 ¦ Hi Zoë & <b>!
          Hi {{ contact.lastName | default: 'you' }}!                 ¦ Hi you!
          {% if order.total > 50 %}big{% else %}small{% endif %}      ¦ big
          {{ order.items.first.title }}, {{ order.items[1].title }}   ¦ Mug, Bowl
          {% for i in order.items %}{{ i.title }};{% endfor %}        ¦ Mug;Bowl;
          {{ order.items | map: 'title' | join: ' + ' | upcase }}     ¦ MUG + BOWL
          {{ contact.properties.size }}{{ contact['firstName'].size }}¦ M9
          {{ 'now' | date: '%d/%m/%Y' }}                              ¦ 23/11/2026
          50% off { and }                                             ¦ 50% off { and }
          """)
  void fillsInTexts(String text, String expected) {
    assertThat(liquid.check(text))
        .allMatch(diagnostic -> diagnostic.code().equals("text.may-be-empty"));
    assertThat(liquid.render(text, VALUES, Escaping.NONE)).isEqualTo(new Rendered.Text(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          <i>{{ contact.firstName }}</i>                                       ¦ <i>Zoë &amp; &lt;b&gt;</i>
          {{ contact.firstName | upcase }}                                     ¦ ZOË &amp; &lt;B&gt;
          {{ contact.firstName | escape }}                                     ¦ Zoë &amp; &lt;b&gt;
          {% capture x %}<i>{{ contact.firstName }}</i>{% endcapture %}{{ x }} ¦ <i>Zoë &amp; &lt;b&gt;</i>
          {% assign x = contact.firstName %}{{ x }}                            ¦ Zoë &amp; &lt;b&gt;
          {{ order.items | map: 'title' }}{{ order.total }}                    ¦ MugBowl59.90
          """)
  void escapesValuesInHtmlOnce(String text, String expected) {
    assertThat(liquid.render(text, VALUES, Escaping.HTML)).isEqualTo(new Rendered.Text(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          {{ contact.first_name }}                     ¦ text.unknown-variable
          {{ customer.firstName }}                     ¦ text.unknown-variable
          {% if order.number %}x{% endif %}            ¦ text.unknown-variable
          {% for i in order.items %}{{ i.name }}{% endfor %} ¦ text.unknown-variable
          {{ contact }}                                ¦ text.not-a-value
          {{ order.items }}                            ¦ text.not-a-value
          {{ contact.phone | upper }}                  ¦ text.unknown-filter
          {{ contact.firstName upcase }}               ¦ text.invalid-liquid
          {% if contact.email %}never closed           ¦ text.invalid-liquid
          {% include 'secrets' %}                      ¦ text.unknown-tag
          {% render 'secrets' %}                       ¦ text.invalid-liquid
          {{ 1 | divided_by: 0 }}                      ¦ text.render-failed
          """)
  void refusesWhatCannotBeFilledIn(String text, String code) {
    assertThat(liquid.check(text)).extracting(Diagnostic::code).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ contact.firstName }}",
        "{{ contact.country | downcase }}",
        "{{ contact.properties.size }}",
        "{{ fulfillment.trackingUrl }}",
        "{{ order.items.first.image }}",
        "{% for item in checkout.items %}{{ item.url }}{% endfor %}",
        "{{ shop.name }}",
        "{{ entry.code }}{% if entry.other %}!{% endif %}"
      })
  void warnsOfWhatMayBeEmpty(String text) {
    assertThat(liquid.check(text))
        .extracting(Diagnostic::code, Diagnostic::severity)
        .containsExactly(tuple("text.may-be-empty", Severity.WARNING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ contact.firstName | default: 'there' }}",
        "{% if contact.firstName %}, {{ contact.firstName }}{% endif %}",
        "{% if contact.country == 'FR' or contact.locale %}{{ contact.locale }}{% endif %}",
        "{% unless entry.code %}none{% else %}{{ entry.code }}{% endunless %}",
        "{{ order.name }} {{ contact.phone }} {{ order.discountCodes.first }}",
        "{% for i in order.items %}{% if i.image %}{{ i.image }}{% endif %}{% endfor %}",
        "{% for i in order.items %}{{ i.title }} {{ i.variant | default: '-' }}{% endfor %}"
      })
  void acceptsWhatHasADefaultOrACondition(String text) {
    assertThat(liquid.check(text)).isEmpty();
  }

  @Test
  void fillsInTheShopOfTheProject() {
    var shop =
        Map.<String, Object>of("shop", Map.of("name", "Maison Lumen", "url", "https://s.fr"));
    var texts = new LiquidText(InstantSource.system(), ZoneOffset.UTC, shop);
    var text = "{{ shop.name }}: {{ shop.url }}";

    assertThat(texts.check(text)).isEmpty();
    assertThat(texts.render(text, VALUES, Escaping.NONE))
        .isEqualTo(new Rendered.Text("Maison Lumen: https://s.fr"));
    assertThat(texts.on(InstantSource.fixed(Instant.EPOCH)).render(text, VALUES, Escaping.NONE))
        .isEqualTo(new Rendered.Text("Maison Lumen: https://s.fr"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ '1E999999999' | plus: 1 }}",
        "{{ '12345678901234E678901234567890' | round }}",
        "{{ 1 | times: '1E999999999' }}",
        "{{ contact.properties.x | minus: 1 }}"
      })
  void boundsNumbersBeforeItComputesWithThem(String text) {
    var values =
        Map.<String, Object>of("contact", Map.of("properties", Map.of("x", "1E999999999")));

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(liquid.render(text, values, Escaping.NONE))
                .isInstanceOf(Rendered.Broken.class));
  }

  @Test
  void saysWhatWasProbablyMeant() {
    assertThat(liquid.check("{{ contact.first_name }} {{ order.totl }} {{ contact.email | x }}"))
        .extracting(fault -> fault.hint().orElse(""))
        .containsExactly(
            "Did you mean \"contact.firstName\"?",
            "Did you mean \"order.total\"?",
            "Use the filters of standard Liquid.");
  }

  @Test
  void listsTheVariablesUsed() {
    assertThat(liquid.examine("{{ order.name }} {% if contact.email %}{% endif %}").roots())
        .containsExactlyInAnyOrder("order", "contact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in (1..2000000000) %}{% endfor %}",
        "{% for i in (1..9999) %}{% for j in (1..9999) %}{{ j }}{% endfor %}{% endfor %}",
        "{% assign a = 'aaaaaaaaaa' %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}",
        "{% assign a = 'aaaaaaaaaa' %}{% for i in (1..60) %}{% assign a = a | replace: 'a', a %}{% endfor %}",
        "{% assign a = 3.5 %}{% for i in (1..60) %}{% assign a = a | times: a %}{% endfor %}",
        "{% assign a = 'a,b' | split: ',' %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}",
      })
  void endsTextsThatGrowWithoutBound(String bomb) {
    assertThat(liquid.render(bomb, VALUES, Escaping.NONE)).isInstanceOf(Rendered.Broken.class);
    assertThat(liquid.check(bomb))
        .extracting(Diagnostic::code)
        .containsExactly("text.render-failed");
  }

  @Test
  void readsHostileTextsInBoundedTime() {
    var hostile =
        List.of(
            "{% if a %}".repeat(9_000),
            "{% if " + "(".repeat(50_000),
            "{{ a" + "[a".repeat(30_000),
            "{% ifchanged %}".repeat(5_000),
            "{{".repeat(50_000),
            "{% comment %}".repeat(7_000),
            "{% if " + "a and ".repeat(15_000) + "a %}{% endif %}",
            "{{ contact.firstName }}".repeat(10_000));

    assertThat(hostile)
        .allSatisfy(
            text -> {
              assertThat(liquid.check(text)).hasSize(1);
              assertThat(liquid.render(text, VALUES, Escaping.NONE))
                  .isInstanceOf(Rendered.Broken.class);
            });
  }

  @Test
  void neverMixesUpTheValuesOfTwoContacts() throws Exception {
    var text =
        "{{ contact.firstName }}{% for i in order.items %}{{ order.items[forloop.index0].title }}{% endfor %}";
    Callable<Boolean> renders =
        () ->
            IntStream.range(0, 5_000)
                .allMatch(
                    i -> {
                      var name = Thread.currentThread().threadId() + "-" + i;
                      var values =
                          Map.<String, Object>of(
                              "contact", Map.of("firstName", name),
                              "order", Map.of("items", List.of(Map.of("title", "!"))));
                      return liquid
                          .render(text, values, Escaping.HTML)
                          .equals(new Rendered.Text(name + "!"));
                    });

    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var result : threads.invokeAll(List.of(renders, renders, renders, renders))) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  @Test
  void rendersASmallTextInMicroseconds() {
    var text = "Hi {{ contact.firstName | default: 'you' }}! Reply DELIVERY or PICKUP.";
    var fastest = Duration.ofSeconds(1);
    for (int round = 0; round < 10; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 2_000; i++) {
        liquid.render(text, VALUES, Escaping.NONE);
      }
      var each = Duration.ofNanos((System.nanoTime() - start) / 2_000);
      fastest = each.compareTo(fastest) < 0 ? each : fastest;
    }

    assertThat(fastest).isLessThan(Duration.ofNanos(30_000));
  }
}
