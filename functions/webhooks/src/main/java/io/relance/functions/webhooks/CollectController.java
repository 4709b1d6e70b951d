package io.relance.functions.webhooks;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.cors.CrossOrigin;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.visits.CollectRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Receives what the browsers of the shop's visitors report, from any origin: that of the shop is
 * asked for later, so that all others get the same answer.
 */
@Controller("/collect")
final class CollectController {
  private static final int LARGEST = 16 * 1024;
  private static final byte[] NOTHING = {};

  private final WebhookUses uses;

  CollectController(WebhookUses uses) {
    this.uses = uses;
  }

  /** Receives visits of pages; what is not to be recorded gets the same answer. */
  @RequestBody(
      content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
  @CrossOrigin(allowedOriginsRegex = ".*", allowCredentials = false)
  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ApiResponse(responseCode = "204", description = "Nothing is said of what was recorded")
  HttpResponse<String> collect(HttpRequest<byte[]> request) {
    var headers = request.getHeaders();
    var body = request.getBody().orElse(NOTHING);
    return body.length > LARGEST
        ? WebhookProblem.tooLarge("16 KB").answer()
        : WebhookErrorHandler.answer(
            () -> {
              uses.visits()
                  .accept(
                      new CollectRequest(
                          Optional.ofNullable(headers.get(HttpHeaders.ORIGIN)),
                          Optional.ofNullable(headers.get(HttpHeaders.USER_AGENT)),
                          new String(body, StandardCharsets.UTF_8)));
              return HttpResponse.noContent();
            });
  }
}
