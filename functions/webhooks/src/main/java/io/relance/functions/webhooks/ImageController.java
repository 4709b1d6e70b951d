package io.relance.functions.webhooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the image of emails, which mail apps load when an email is opened. */
@Controller("/o/{token}")
final class ImageController {
  private static final Logger LOG = LoggerFactory.getLogger(ImageController.class);

  /** A transparent pixel. */
  private static final byte[] PIXEL =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private final WebhookUses uses;

  ImageController(WebhookUses uses) {
    this.uses = uses;
  }

  /** Returns the same transparent pixel for every address, also where nothing can be recorded. */
  @Get(produces = MediaType.IMAGE_GIF)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @ApiResponse(responseCode = "200", description = "A transparent pixel")
  HttpResponse<byte[]> open(String token, HttpRequest<?> request) {
    try {
      uses.image().accept(TrackedRequests.read(token, request));
    } catch (RuntimeException fault) {
      LOG.error("The open of an email was not recorded", fault);
    }
    return PublicPage.unlisted(HttpResponse.ok(PIXEL));
  }
}
