package io.relance.functions.webhooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.domain.inbound.SmsNotification;
import io.relance.domain.inbound.SmsNotificationVerifier;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what the SNS topics of AWS End User Messaging post: received texts, events of sent ones,
 * and questions whether a subscription is wanted.
 */
@Controller(AwsSmsController.PATH)
final class AwsSmsController {
  static final String PATH = "/webhooks/aws-sms";
  private static final Logger LOG = LoggerFactory.getLogger(AwsSmsController.class);

  /** As much as a message of SNS has at most. */
  private static final int LARGEST = 256 * 1024;

  private static final byte[] NOTHING = {};

  private final WebhookSettings settings;
  private final WebhookUses uses;
  private final RefusedWebhooks refusedWebhooks;
  private final AnsweredWebhooks answeredWebhooks;

  AwsSmsController(
      WebhookSettings settings,
      WebhookUses uses,
      RefusedWebhooks refusedWebhooks,
      AnsweredWebhooks answeredWebhooks) {
    this.settings = settings;
    this.uses = uses;
    this.refusedWebhooks = refusedWebhooks;
    this.answeredWebhooks = answeredWebhooks;
  }

  /**
   * Receives a notification of an SNS topic, or confirms the subscription to one; the signature is
   * part of the body.
   */
  @RequestBody(
      content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "object")))
  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> receive(HttpRequest<byte[]> request) {
    var body = request.getBody().orElse(NOTHING);
    var answer = WebhookErrorHandler.answer(() -> open(body));
    return answeredWebhooks.record(WebhookSource.AWS_SMS, "notifications", answer);
  }

  private HttpResponse<String> open(byte[] body) {
    if (settings.smsNotifications().isEmpty()) {
      return refuse(WebhookProblem.notConfigured("RELANCE_AWS_SMS_TOPICS"));
    }
    var verifier = settings.smsNotifications().orElseThrow();
    return body.length > LARGEST
        ? refuse(WebhookProblem.tooLarge("256 KB"))
        : WebhookResponder.take(
            verifier.open(body),
            notification -> use(notification, verifier),
            HttpResponse::ok,
            this::refuse);
  }

  private void use(SmsNotification notification, SmsNotificationVerifier verifier) {
    switch (notification) {
      case SmsNotification.Text(var text) -> uses.texts().accept(text);
      case SmsNotification.Receipt(var receipt) -> uses.receipts().accept(receipt);
      case SmsNotification.Subscription subscription -> verifier.confirm(subscription);
      case SmsNotification.Unused(var kind) ->
          LOG.info("Left out a notification of AWS of the kind {}, which is not used", kind);
    }
  }

  private HttpResponse<String> refuse(WebhookProblem problem) {
    return refusedWebhooks.answer(WebhookSource.AWS_SMS, problem);
  }
}
