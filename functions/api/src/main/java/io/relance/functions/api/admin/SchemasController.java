package io.relance.functions.api.admin;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.relance.compiler.codec.PublishedSchemas;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Serves the JSON Schemas of flows and criteria. */
@Controller("/schemas")
final class SchemasController {
  private static final String TYPE = "application/schema+json";
  private static final String ONE_HOUR = "public, max-age=3600";

  private final String flow = PublishedSchemas.text(PublishedSchemas.FLOW);
  private final String criteria = PublishedSchemas.text(PublishedSchemas.CRITERIA);

  /** Returns the JSON Schema of flow files. */
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = TYPE, schema = @Schema(type = "object")))
  @Get(uri = "/flow-1.json", produces = TYPE)
  HttpResponse<String> flow() {
    return cacheable(flow);
  }

  /** Returns the JSON Schema of criteria. */
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = TYPE, schema = @Schema(type = "object")))
  @Get(uri = "/criteria-1.json", produces = TYPE)
  HttpResponse<String> criteria() {
    return cacheable(criteria);
  }

  private static MutableHttpResponse<String> cacheable(String schema) {
    return HttpResponse.ok(schema).header("Cache-Control", ONE_HOUR);
  }
}
