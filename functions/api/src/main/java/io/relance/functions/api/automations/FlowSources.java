package io.relance.functions.api.automations;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.Flows;
import io.relance.application.persistence.Json;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.templates.FlowTemplate;
import io.relance.compiler.templates.TemplateLibrary;
import io.relance.domain.text.NearestName;
import io.relance.functions.api.problems.Missing;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the flow of a new automation: of a template, of the body, or with only a trigger. */
@Singleton
public final class FlowSources {
  /** A draft must fit into one item of the store. */
  private static final int LONGEST = 100_000;

  private static final String DEFAULT_LANGUAGE = "en";

  private final TemplateLibrary templates;

  FlowSources(TemplateLibrary templates) {
    this.templates = templates;
  }

  /** The flow of a new automation: of exactly one of the fields template, flow and trigger. */
  Optional<JsonNode> read(JsonFields fields) {
    var given =
        Stream.of("template", "flow", "trigger")
            .filter(name -> fields.optional(name, Optional::of).isPresent())
            .toList();
    var locale = fields.optional("locale", Locales::tag);
    if (given.size() > 1) {
      fields.fault(
          given.get(1),
          "must be absent when %s is present: exactly one of template, flow and trigger"
              .formatted(given.getFirst()));
      return Optional.empty();
    }
    if (given.isEmpty() && !fields.hasUnknown()) {
      fields.fault("flow", "is required, or template or trigger");
    }
    if (locale.isPresent() && !given.equals(List.of("template"))) {
      fields.fault("locale", "must be absent without template");
    }
    return fields
        .optional("template", slug -> template(slug, fields, locale.orElse(DEFAULT_LANGUAGE)))
        .or(() -> fields.optional("flow", FlowSources::flow))
        .or(() -> fields.optional("trigger", FlowSources::blank));
  }

  /** A flow, which may have faults of its own. */
  public static Optional<JsonNode> flow(JsonValue value) {
    return value.object().map(_ -> value.node()).filter(flow -> fits(value, flow));
  }

  private static Optional<JsonNode> blank(JsonValue trigger) {
    return trigger
        .object()
        .<JsonNode>map(_ -> Flows.blank(trigger.node()))
        .filter(flow -> fits(trigger, flow));
  }

  private static boolean fits(JsonValue value, JsonNode flow) {
    var length = Json.write(flow).length();
    return value.holds(
        length <= LONGEST,
        String.format(
            Locale.ROOT, "must have at most %,d characters as JSON, not %,d", LONGEST, length));
  }

  private Optional<JsonNode> template(JsonValue value, JsonFields fields, String tag) {
    var locale = Locales.of(tag);
    return value
        .string()
        .flatMap(
            slug -> {
              var template = templates.find(slug, locale);
              if (template.isEmpty()) {
                value.fault(
                    Missing.message("template", slug)
                        + NearestName.of(slug, slugs())
                            .map(" (did you mean \"%s\"?)"::formatted)
                            .orElse("; see GET /v1/templates"));
              } else if (!speaks(template.orElseThrow(), locale)) {
                fields.fault("locale", Choices.fault(tag, languages(slug)));
              }
              return template.map(found -> FlowCodec.toJson(found.flow()));
            });
  }

  private Set<String> slugs() {
    return templates.all().stream().map(FlowTemplate::slug).collect(Collectors.toSet());
  }

  private static boolean speaks(FlowTemplate template, Locale locale) {
    return template.locale().getLanguage().equals(locale.getLanguage());
  }

  private List<String> languages(String slug) {
    return templates.all().stream()
        .filter(template -> template.slug().equals(slug))
        .map(template -> template.locale().getLanguage())
        .toList();
  }
}
