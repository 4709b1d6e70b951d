package io.relance.functions.api.admin;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Serves the OpenAPI document; it needs no token. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Relance",
            version = "1",
            description =
                "SMS and email automation that you host yourself. Errors are problem documents (RFC"
                    + " 9457) with a stable code. Lists are paged: pass a page's next as the cursor"
                    + " to get the following page.",
            license =
                @License(
                    name = "Apache-2.0",
                    url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
    security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
@Controller("/openapi.yml")
final class OpenApiController {
  private static final String TYPE = "application/yaml";

  private final String document = read();

  /** Returns this OpenAPI document. */
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = TYPE, schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "503",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @Get(produces = TYPE)
  String document() {
    return document;
  }

  private static String read() {
    try (var document =
        OpenApiController.class.getResourceAsStream("/io/relance/functions/api/openapi.yml")) {
      if (document == null) {
        throw new IllegalStateException("The resource openapi.yml is missing from the package");
      }
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
