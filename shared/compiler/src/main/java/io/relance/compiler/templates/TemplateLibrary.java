package io.relance.compiler.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.flow.Flow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The templates that come with Relance, each in every supported language. */
public final class TemplateLibrary {
  static final List<String> SLUGS =
      List.of(
          "order-confirmation",
          "review-request",
          "first-order",
          "vip",
          "back-after-silence",
          "abandoned-cart-one-reminder",
          "abandoned-cart-three-reminders",
          "shipment-shipped",
          "shipment-out-for-delivery",
          "shipment-delivered",
          "welcome-series",
          "birthday",
          "after-stop",
          "opening-hours",
          "quiz",
          "survey",
          "buying-guide",
          "win-back",
          "seasonal-sale",
          "newsletter",
          "newsletter-approval",
          "product-launch",
          "re-engagement",
          "restaurant-1-order",
          "restaurant-2-delivery",
          "restaurant-3-takeaway",
          "restaurant-4-dishes",
          "restaurant-5-confirm");

  static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.FRENCH);

  private final List<FlowTemplate> templates;

  private TemplateLibrary(List<FlowTemplate> templates) {
    this.templates = templates;
  }

  /** Reads the library, once at start. */
  public static TemplateLibrary load() {
    var mapper = new ObjectMapper();
    return new TemplateLibrary(
        SLUGS.stream()
            .flatMap(slug -> LOCALES.stream().map(locale -> read(slug, locale, mapper)))
            .toList());
  }

  /** All templates, by kind of trigger and in the order in which new users need them. */
  public List<FlowTemplate> all() {
    return templates;
  }

  /** The template in that language, in English when the language is not supported. */
  public Optional<FlowTemplate> find(String slug, Locale locale) {
    return exactly(slug, Locale.of(locale.getLanguage())).or(() -> exactly(slug, Locale.ENGLISH));
  }

  private Optional<FlowTemplate> exactly(String slug, Locale locale) {
    return templates.stream()
        .filter(template -> template.slug().equals(slug) && template.locale().equals(locale))
        .findFirst();
  }

  static String file(String slug, Locale locale) {
    return slug + "." + locale.getLanguage() + ".json";
  }

  private static FlowTemplate read(String slug, Locale locale, ObjectMapper mapper) {
    var file = "/templates/" + file(slug, locale);
    try (var json = TemplateLibrary.class.getResourceAsStream(file)) {
      var tree = mapper.readTree(Objects.requireNonNull(json, file));
      return new FlowTemplate(
          tree.get("slug").textValue(),
          Locale.of(tree.get("locale").textValue()),
          tree.get("name").textValue(),
          tree.get("description").textValue(),
          flow(tree.get("flow"), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Flow flow(JsonNode json, String file) {
    return switch (FlowCodec.decode(json)) {
      case DecodeResult.Whole<Flow>(var flow) -> flow;
      case DecodeResult.Faulty<Flow> faulty ->
          throw new IllegalStateException("Template " + file + ": " + faulty.diagnostics());
    };
  }
}
