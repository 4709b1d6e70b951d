package io.relance.compiler.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.relance.compiler.FlowCompiler;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.validate.ValidationContext;
import io.relance.compiler.validate.ValidationContext.ActiveAutomation;
import io.relance.domain.consent.Purpose;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.domain.text.SmsText;
import io.relance.domain.text.SmsText.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TemplateLibraryTest {
  private static final List<Locale> LOCALES = TemplateLibrary.LOCALES;

  private final TemplateLibrary library = TemplateLibrary.load();
  private final FlowCompiler compiler = new FlowCompiler();
  private final LiquidText liquid =
      new LiquidText(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);

  @Test
  @DisplayName("A-2: at least ten templates, each in English and French")
  void holdsEachFileThatIsThere() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/templates"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              library.all().stream()
                  .map(template -> TemplateLibrary.file(template.slug(), template.locale()))
                  .toList())
          .hasSizeGreaterThanOrEqualTo(20);
    }
  }

  @Test
  void fallsBackToEnglish() {
    assertThat(library.find("win-back", Locale.CANADA_FRENCH).orElseThrow().locale())
        .isEqualTo(Locale.FRENCH);
    assertThat(library.find("win-back", Locale.JAPANESE).orElseThrow().locale())
        .isEqualTo(Locale.ENGLISH);
    assertThat(library.find("unheard-of", Locale.ENGLISH)).isEmpty();
  }

  @Test
  void drawsTheSameFlowInEachLanguage() {
    for (var slug : TemplateLibrary.SLUGS) {
      assertThat(shape(slug, Locale.FRENCH)).as(slug).isEqualTo(shape(slug, Locale.ENGLISH));
    }
  }

  @Test
  void saysInEachMarketingTextHowToStop() {
    assertThat(texts().filter(sms -> sms.purpose() == Purpose.MARKETING))
        .isNotEmpty()
        .allMatch(sms -> sms.text().contains("STOP"));
  }

  @Test
  void writesAboutOrdersAndParcelsWithoutMarketing() {
    assertThat(
            library.all().stream()
                .filter(template -> template.slug().startsWith("shipment-"))
                .flatMap(template -> texts(template.flow()))
                .map(FlowElement.SendSms::purpose))
        .isNotEmpty()
        .containsOnly(Purpose.TRANSACTIONAL);
  }

  @Test
  @DisplayName("C-A2: texts stay in the alphabet of 160 characters, and short")
  void hasShortTextsInGsm7() {
    assertThat(
            texts().flatMap(sms -> liquid.examine(sms.text()).samples().stream()).map(SmsText::new))
        .allSatisfy(
            sms -> {
              assertThat(sms.ucs2Characters()).as(sms.value()).isEmpty();
              assertThat(sms.encoding()).isEqualTo(Encoding.GSM_7);
              assertThat(sms.segmentCount()).as(sms.value()).isLessThanOrEqualTo(2);
            });
  }

  @ParameterizedTest
  @FieldSource("LOCALES")
  @DisplayName("P-1: the restaurant's five automations run in unison")
  void letsTheRestaurantsFiveRunTogether(Locale locale) {
    var five = restaurant(locale);

    for (var automation : five) {
      assertThat(
              compiler.validate(
                  TemplateGoldenTest.withOwnAddress(automation.flow()), without(five, automation)))
          .as(automation.name())
          .noneMatch(Diagnostic::isError);
    }
  }

  @ParameterizedTest
  @FieldSource("LOCALES")
  @DisplayName("P-9: digits that are both choices and codes of dishes are found before activation")
  void findsDigitsThatClash(Locale locale) {
    var five = restaurant(locale);
    var asking = listening(five.get(1), "1");
    var dishes = listening(five.get(3), "1", "2", "3");
    var active = List.of(five.get(0), asking, listening(five.get(2), "2"), five.get(4));

    assertThat(
            compiler.validate(
                TemplateGoldenTest.withOwnAddress(dishes.flow()),
                ValidationContext.UNKNOWN.withOthers(active)))
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::code, fault -> fault.path().orElse(""))
        .containsExactly(
            tuple("keyword.clash", "trigger.keywords[0]"),
            tuple("keyword.clash", "trigger.keywords[1]"));
  }

  private List<ActiveAutomation> restaurant(Locale locale) {
    return TemplateLibrary.SLUGS.stream()
        .filter(slug -> slug.startsWith("restaurant-"))
        .map(slug -> library.find(slug, locale).orElseThrow())
        .map(
            template ->
                new ActiveAutomation(
                    new AutomationId(template.slug()), template.name(), template.flow()))
        .toList();
  }

  private static ActiveAutomation listening(ActiveAutomation automation, String... keywords) {
    var flow = automation.flow();
    var trigger = (Trigger.InboundMessage) flow.trigger();
    var other =
        new Trigger.InboundMessage(
            trigger.channel(), List.of(keywords), trigger.match(), false, false);
    return new ActiveAutomation(
        automation.id(),
        automation.name(),
        new Flow(flow.format(), other, flow.reentry(), flow.start(), flow.elements()));
  }

  private static ValidationContext without(List<ActiveAutomation> all, ActiveAutomation one) {
    return ValidationContext.UNKNOWN.withOthers(
        all.stream().filter(other -> !other.equals(one)).toList());
  }

  private Stream<FlowElement.SendSms> texts() {
    return library.all().stream().flatMap(template -> texts(template.flow()));
  }

  private static Stream<FlowElement.SendSms> texts(Flow flow) {
    return flow.elements().stream()
        .filter(FlowElement.SendSms.class::isInstance)
        .map(FlowElement.SendSms.class::cast);
  }

  private List<String> shape(String slug, Locale locale) {
    return library.find(slug, locale).orElseThrow().flow().elements().stream()
        .map(element -> element.id() + " " + element.kind() + " " + element.exits())
        .toList();
  }
}
