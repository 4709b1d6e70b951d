package io.relance.functions.webhooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/**
 * Receives what the SNS topics of AWS End User Messaging post: received texts, events of sent ones,
 * and questions whether a subscription is wanted.
 */
@Controller(AwsSmsController.PATH)
final class AwsSmsController {
  static final String PATH = "/webhooks/aws-sms";

  private final TopicNotifications notifications;

  AwsSmsController(
      WebhookSettings settings,
      WebhookUses uses,
      RefusedWebhooks refusedWebhooks,
      AnsweredWebhooks answeredWebhooks) {
    var service =
        new TopicNotifications.Service(
            WebhookSource.AWS_SMS, "RELANCE_AWS_SMS_TOPICS", settings.textNotifications());
    this.notifications = new TopicNotifications(service, uses, refusedWebhooks, answeredWebhooks);
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
    return notifications.receive(request);
  }
}
