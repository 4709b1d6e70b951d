package io.relance.functions.webhooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Redirects the short links of messages to the addresses that their texts had. */
@Controller("/l/{code}")
final class LinkController {
  private static final String UNKNOWN =
      PublicPage.of("Link", "<p>This link is not valid.<br>Ce lien n’est pas valide.</p>");

  private final WebhookUses uses;

  LinkController(WebhookUses uses) {
    this.uses = uses;
  }

  /** Redirects to the address that the link stands for. */
  @Get(produces = MediaType.TEXT_HTML)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ApiResponse(responseCode = "302", description = "The address is in the header Location")
  HttpResponse<String> follow(String code, HttpRequest<?> request) {
    var answer =
        WebhookErrorHandler.answer(
            () ->
                uses.link()
                    .apply(TrackedRequests.read(code, request))
                    .map(
                        target ->
                            PublicPage.unlisted(HttpResponse.<String>status(HttpStatus.FOUND))
                                .header("Location", target.toString()))
                    .map(response -> (HttpResponse<String>) response)
                    .orElseGet(HttpResponse::notFound));
    if (answer.code() == HttpStatus.NOT_FOUND.getCode()) {
      throw new UnknownLink();
    }
    return answer;
  }

  /** A link that no message has. */
  private static final class UnknownLink extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A browser gets a page; the API would make a problem document of a 404 that a route returns. */
  @Error(UnknownLink.class)
  HttpResponse<String> unknown() {
    return PublicPage.html(HttpResponse.notFound(UNKNOWN));
  }
}
