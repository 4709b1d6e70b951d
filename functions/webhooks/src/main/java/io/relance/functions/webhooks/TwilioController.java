package io.relance.functions.webhooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.domain.inbound.SmsWebhookVerifier;
import io.relance.domain.inbound.SmsWebhookVerifier.Call;
import io.relance.domain.inbound.VerifiedWebhook;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Receives the webhooks of Twilio: inbound messages and delivery receipts. */
@SecurityScheme(
    name = "twilio-signature",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    paramName = "X-Twilio-Signature")
@Controller(TwilioController.PATH)
final class TwilioController {
  static final String PATH = "/webhooks/twilio";
  private static final int LARGEST = 256 * 1024;

  /** An empty TwiML response: replies are sent as separate messages. */
  private static final String NO_REPLY =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";

  private final WebhookSettings settings;
  private final WebhookUses uses;
  private final RefusedWebhooks refusedWebhooks;
  private final AnsweredWebhooks answeredWebhooks;

  TwilioController(
      WebhookSettings settings,
      WebhookUses uses,
      RefusedWebhooks refusedWebhooks,
      AnsweredWebhooks answeredWebhooks) {
    this.settings = settings;
    this.uses = uses;
    this.refusedWebhooks = refusedWebhooks;
    this.answeredWebhooks = answeredWebhooks;
  }

  /** Receives an inbound SMS. */
  @SecurityRequirement(name = "twilio-signature")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_FORM_URLENCODED,
              schema = @Schema(type = "object")))
  @Post(uri = "/messages", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> messages(HttpRequest<byte[]> request) {
    var answer = receive(call(request, "/messages"), SmsWebhookVerifier::text, uses.texts());
    return answeredWebhooks.record(WebhookSource.TWILIO, "messages", answer);
  }

  /** Receives a delivery status callback. */
  @SecurityRequirement(name = "twilio-signature")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_FORM_URLENCODED,
              schema = @Schema(type = "object")))
  @Post(uri = "/status", consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> status(HttpRequest<byte[]> request) {
    var send = request.getParameters().getFirst("send").orElse("");
    var answer =
        receive(
            call(request, "/status"), (door, call) -> door.receipt(call, send), uses.receipts());
    return answeredWebhooks.record(WebhookSource.TWILIO, "status", answer);
  }

  private <T> HttpResponse<String> receive(
      Call call,
      BiFunction<SmsWebhookVerifier, Call, VerifiedWebhook<T>> reading,
      Consumer<T> use) {
    return WebhookErrorHandler.answer(
        () -> {
          if (settings.texts().isEmpty()) {
            return refuse(WebhookProblem.notConfigured("RELANCE_TWILIO_AUTH_TOKEN"));
          }
          var verifier = settings.texts().orElseThrow();
          return call.body().length() > LARGEST
              ? refuse(WebhookProblem.tooLarge("256 KB"))
              : WebhookResponder.take(
                  reading.apply(verifier, call), use, TwilioController::noReply, this::refuse);
        });
  }

  private HttpResponse<String> refuse(WebhookProblem problem) {
    return refusedWebhooks.answer(WebhookSource.TWILIO, problem);
  }

  private Call call(HttpRequest<byte[]> request, String path) {
    var query = request.getUri().getRawQuery();
    return new Call(
        settings.publicUrl(PATH + path + (query == null ? "" : "?" + query)),
        request.getHeaders()::findFirst,
        request.getBody().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(""));
  }

  private static HttpResponse<String> noReply() {
    return HttpResponse.ok(NO_REPLY).contentType(MediaType.TEXT_XML_TYPE);
  }
}
