package io.relance.functions.api.automations;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.relance.application.admin.Role;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.templates.FlowTemplate;
import io.relance.compiler.templates.TemplateLibrary;
import io.relance.functions.api.Page;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.Missing;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The templates that automations can start from. */
@Controller("/v1/templates")
final class TemplatesController {
  private final TemplateLibrary library;

  TemplatesController(TemplateLibrary library) {
    this.library = library;
  }

  /** A template with its flow. */
  @Schema(name = "Template")
  record View(
      String slug,
      String name,
      String description,
      String locale,
      AutomationBodies.TriggerKind trigger,
      JsonNode flow) {
    static View of(FlowTemplate template) {
      return new View(
          template.slug(),
          template.name(),
          template.description(),
          template.locale().getLanguage(),
          new AutomationBodies.TriggerKind(template.flow().trigger().kind()),
          FlowCodec.toJson(template.flow()));
    }
  }

  /** Lists the templates, in one language or in all. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<View> list(
      @Parameter(schema = @Schema(type = "string", example = "fr-CA")) @QueryValue
          @Nullable String locale) {
    var spoken = Locales.of(locale);
    return new Page<>(
        library.all().stream()
            .filter(template -> locale == null || isFor(spoken, template))
            .map(View::of)
            .toList(),
        Optional.empty());
  }

  /** Reads one template; in English if it is not available in the requested language. */
  @Get("/{slug}")
  @RequiresRole(Role.ANALYST)
  View get(
      String slug,
      @Parameter(schema = @Schema(type = "string", example = "fr-CA")) @QueryValue
          @Nullable String locale) {
    return library
        .find(slug, Locales.of(locale))
        .map(View::of)
        .orElseThrow(
            () ->
                Missing.choice(
                    "template",
                    slug,
                    library.all().stream().map(FlowTemplate::slug).distinct().toList()));
  }

  private boolean isFor(Locale locale, FlowTemplate template) {
    return library.find(template.slug(), locale).equals(Optional.of(template));
  }
}
