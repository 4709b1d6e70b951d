package io.relance.functions.webhooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.domain.inbound.AlteredWebhook;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.WhatsAppUpdates;
import io.relance.domain.inbound.WhatsAppWebhookVerifier.Verification;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives the webhooks of Meta's WhatsApp Cloud API: messages and statuses, many at once. */
@SecurityScheme(
    name = "meta-signature",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    paramName = "X-Hub-Signature-256")
@Controller(WhatsAppController.PATH)
final class WhatsAppController {
  static final String PATH = "/webhooks/whatsapp";
  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppController.class);

  /** Meta's own limit is three. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private static final byte[] NOTHING = {};

  private final WebhookSettings settings;
  private final WebhookUses uses;
  private final RefusedWebhooks refusedWebhooks;
  private final AnsweredWebhooks answeredWebhooks;

  WhatsAppController(
      WebhookSettings settings,
      WebhookUses uses,
      RefusedWebhooks refusedWebhooks,
      AnsweredWebhooks answeredWebhooks) {
    this.settings = settings;
    this.uses = uses;
    this.refusedWebhooks = refusedWebhooks;
    this.answeredWebhooks = answeredWebhooks;
  }

  /** Confirms to Meta that the address of the webhook is ours. */
  @Get(produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> verify(HttpRequest<?> request) {
    var answer = WebhookErrorHandler.answer(() -> confirm(verification(request)));
    return answeredWebhooks.record(WebhookSource.META, "verification", answer);
  }

  /** Receives messages to our number, and statuses of messages that it sent. */
  @SecurityRequirement(name = "meta-signature")
  @RequestBody(
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> receive(HttpRequest<byte[]> request) {
    var answer = WebhookErrorHandler.answer(() -> open(request));
    return answeredWebhooks.record(WebhookSource.META, "messages", answer);
  }

  private static Verification verification(HttpRequest<?> request) {
    var query = request.getParameters();
    return new Verification(
        query.getFirst("hub.mode").orElse(""),
        query.getFirst("hub.verify_token").orElse(""),
        query.getFirst("hub.challenge").orElse(""));
  }

  private HttpResponse<String> confirm(Verification verification) {
    if (settings.whatsApp().isEmpty()) {
      return refuse(WebhookProblem.notConfigured("RELANCE_WHATSAPP_VERIFY_TOKEN"));
    }
    return settings
        .whatsApp()
        .orElseThrow()
        .confirm(verification)
        .<HttpResponse<String>>map(
            challenge -> HttpResponse.ok(challenge).contentType(MediaType.TEXT_PLAIN_TYPE))
        .orElseGet(() -> refuse(WebhookProblem.wrongVerifyToken()));
  }

  private HttpResponse<String> open(HttpRequest<byte[]> request) {
    if (settings.whatsApp().isEmpty()) {
      return refuse(WebhookProblem.notConfigured("RELANCE_WHATSAPP_APP_SECRET"));
    }
    var body = request.getBody().orElse(NOTHING);
    return body.length > LARGEST
        ? refuse(WebhookProblem.tooLarge("4 MB"))
        : WebhookResponder.take(
            settings.whatsApp().orElseThrow().open(request.getHeaders()::findFirst, body),
            this::use,
            HttpResponse::ok,
            this::refuse);
  }

  private void use(WhatsAppUpdates updates) {
    if (updates.unread() > 0) {
      LOG.info("Left out {} reports of Meta of kinds that are not used", updates.unread());
    }
    updates.texts().forEach(this::use);
    updates.receipts().forEach(uses.receipts());
  }

  /** What one message is keeps no other one of the same webhook from being accepted. */
  private void use(InboundText text) {
    try {
      uses.texts().accept(text);
    } catch (AlteredWebhook altered) {
      LOG.warn("Left out a message: {}", altered.getMessage());
    }
  }

  private HttpResponse<String> refuse(WebhookProblem problem) {
    return refusedWebhooks.answer(WebhookSource.META, problem);
  }
}
