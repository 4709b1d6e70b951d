package io.relance.functions.api.automations;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.Flows;
import io.relance.application.persistence.Json;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.templates.TemplateLibrary;
import io.relance.functions.api.ApiException;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the flow that an automation starts from: a template's, a given one, or a blank one. */
@Singleton
final class FlowSources {
  /** A draft must fit into one item of the store. */
  private static final int LONGEST = 100_000;

  private final TemplateLibrary templates;

  FlowSources(TemplateLibrary templates) {
    this.templates = templates;
  }

  /**
   * The flow of a new automation.
   *
   * @throws Refusal unless the body has exactly one of the three sources, in the right form
   */
  JsonNode of(AutomationBodies.Creation body) {
    checkOneSource(body);
    var locale = Locales.of(body.locale());
    if (body.template() != null) {
      return template(body.template(), locale, body.locale());
    }
    if (body.locale() != null) {
      throw ApiException.invalid("locale", "must only be given with a template");
    }
    if (body.flow() != null) {
      return object(body.flow());
    }
    var trigger = Objects.requireNonNull(body.trigger());
    if (!trigger.isObject()) {
      throw ApiException.invalid("trigger", "must be an object such as {\"kind\": \"api\"}");
    }
    return object(Flows.blank(trigger));
  }

  /**
   * A flow of a body that must be there.
   *
   * @throws Refusal when it is absent, no object, or too long
   */
  static JsonNode required(@Nullable JsonNode flow) {
    if (flow == null || flow.isNull()) {
      throw ApiException.invalid("flow", "is required");
    }
    return object(flow);
  }

  /**
   * A flow of a body.
   *
   * @throws Refusal when it is no object, or too long
   */
  static JsonNode object(JsonNode flow) {
    if (!flow.isObject()) {
      throw ApiException.invalid("flow", "must be an object");
    }
    var length = Json.write(flow).length();
    if (length > LONGEST) {
      throw ApiException.invalid(
          "flow",
          String.format(
              Locale.ROOT, "must have at most %,d characters as JSON, not %,d", LONGEST, length));
    }
    return flow;
  }

  private JsonNode template(String slug, Locale locale, @Nullable String tag) {
    var template =
        templates
            .find(slug, locale)
            .orElseThrow(
                () ->
                    ApiException.invalid(
                        "template",
                        "There is no template \"%s\"; see GET /v1/templates".formatted(slug)));
    if (!template.locale().getLanguage().equals(locale.getLanguage())) {
      throw ApiException.invalid(
          "locale", "must be one of %s, not \"%s\"".formatted(languages(slug), tag));
    }
    return FlowCodec.toJson(template.flow());
  }

  private String languages(String slug) {
    return templates.all().stream()
        .filter(template -> template.slug().equals(slug))
        .map(template -> template.locale().getLanguage())
        .collect(Collectors.joining(", "));
  }

  private static void checkOneSource(AutomationBodies.Creation body) {
    var given =
        Stream.of(
                body.template() == null ? "" : "template",
                body.flow() == null ? "" : "flow",
                body.trigger() == null ? "" : "trigger")
            .filter(name -> !name.isEmpty())
            .toList();
    if (given.isEmpty()) {
      throw ApiException.invalid("flow", "is required: give a template, a flow or a trigger");
    }
    if (given.size() > 1) {
      throw ApiException.invalid(
          given.get(1),
          "must not be given together with %s: give a template, a flow or a trigger"
              .formatted(given.getFirst()));
    }
  }
}
