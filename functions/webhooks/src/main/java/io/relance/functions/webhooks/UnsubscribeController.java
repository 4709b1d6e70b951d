package io.relance.functions.webhooks;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * Serves the unsubscribe links of emails. Posting unsubscribes (RFC 8058); following the link shows
 * a button and changes nothing, since scanners follow every link (L-34).
 */
@Controller("/unsubscribe/{token}")
final class UnsubscribeController {
  private static final String ASKING =
      page(
          """
          <p>Unsubscribe from these messages?<br>Ne plus recevoir ces messages&nbsp;?</p>
          <form method="post"><button>Unsubscribe · Se désabonner</button></form>
          """);
  private static final String DONE = page("<p>You are unsubscribed.<br>Vous êtes désabonné.</p>");
  private static final String UNKNOWN =
      page("<p>This link is not valid.<br>Ce lien n’est pas valide.</p>");

  private final WebhookUses uses;

  UnsubscribeController(WebhookUses uses) {
    this.uses = uses;
  }

  /** Shows a page that asks for confirmation; changes nothing. */
  @Get(produces = MediaType.TEXT_HTML)
  HttpResponse<String> ask(String token) {
    return PublicPage.html(HttpResponse.ok(ASKING));
  }

  /** Unsubscribes the contact that the link was made for. */
  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> unsubscribe(String token) {
    var answer =
        WebhookErrorHandler.answer(
            () ->
                uses.unsubscribe().test(token)
                    ? PublicPage.html(HttpResponse.ok(DONE))
                    : HttpResponse.notFound());
    if (answer.code() == HttpStatus.NOT_FOUND.getCode()) {
      throw new UnknownLink();
    }
    return answer;
  }

  /** A link that this installation did not make. */
  private static final class UnknownLink extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A browser gets a page; the API would make a problem document of a 404 that a route returns. */
  @Error(UnknownLink.class)
  HttpResponse<String> unknown() {
    return PublicPage.html(HttpResponse.notFound(UNKNOWN));
  }

  private static String page(String content) {
    return PublicPage.of("Unsubscribe", content);
  }
}
