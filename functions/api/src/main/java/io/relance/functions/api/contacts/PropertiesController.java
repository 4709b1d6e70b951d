package io.relance.functions.api.contacts;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.contacts.DeclareProperty;
import io.relance.application.contacts.DeclareProperty.Example;
import io.relance.application.contacts.DeclareProperty.PropertyDeclared;
import io.relance.application.properties.PropertyCatalog;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.json.NameFields;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.problems.Problem;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The properties of contacts and their types. */
@Controller("/v1/properties")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PropertiesController {
  private final PropertyCatalog properties;
  private final DeclareProperty declaring;
  private final AuditLogger auditLogger;

  PropertiesController(
      PropertyCatalog properties, DeclareProperty declaring, AuditLogger auditLogger) {
    this.properties = properties;
    this.declaring = declaring;
    this.auditLogger = auditLogger;
  }

  private record Declaration(PropertyType type, String label) {}

  /** Lists the properties that were declared or that some contact has, by name. */
  @Get
  @RequiresRole(Role.ANALYST)
  Page<PropertyView> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    var all = properties.all().values().stream().map(PropertyView::of).toList();
    return Paging.of(all, cursor, Paging.limit(limit));
  }

  /** Reads one property. */
  @Get("/{name}")
  @RequiresRole(Role.ANALYST)
  PropertyView get(String name) {
    return properties
        .find(name)
        .map(PropertyView::of)
        .orElseThrow(() -> Missing.resource("property", name));
  }

  /** Declares the type of a property; 409 when contacts have values of another type. */
  @Put("/{name}")
  @RequiresRole(Role.MANAGER)
  PropertyView declare(
      HttpRequest<?> request,
      String name,
      @Body @Schema(name = "PropertyDeclaration", implementation = PropertyDeclaration.class)
          JsonBody body) {
    var wanted = body.read(fields -> declaration(fields, name));
    return switch (auditLogger.by(
        request, () -> declaring.declare(name, wanted.type(), wanted.label()))) {
      case PropertyDeclared.Declared(var definition) -> PropertyView.of(definition);
      case PropertyDeclared.InvalidName(var fault) -> throw ApiException.invalid("name", fault);
      case PropertyDeclared.Contradicted(var count, var examples) ->
          throw contradicted(count, examples);
    };
  }

  private static Supplier<Declaration> declaration(JsonFields fields, String name) {
    var type = fields.required("type", value -> value.choice(Choices.of(PropertyType.class)));
    var label = fields.optional("label", NameFields::name).orElse("");
    fields
        .optional("name", value -> value.string())
        .filter(given -> !given.equals(name))
        .ifPresent(given -> fields.fault("name", "must be absent, or the name in the path"));
    return () -> new Declaration(type.orElseThrow(), label);
  }

  private static ApiException contradicted(long count, List<Example> examples) {
    var faults =
        examples.stream()
            .map(
                example ->
                    Problem.Fault.field(
                        "type",
                        "must be a type of the value %s of contact %s"
                            .formatted(
                                Quoted.of(String.valueOf(example.value())), example.contact())))
            .toList();
    return ApiException.of(
        Problem.of(409, "property.contradicted", "")
            .with(faults)
            .withDetail("%d contacts have a value of another type".formatted(count)));
  }
}
