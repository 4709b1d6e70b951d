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
 * Receives what the SNS topics of SES post: events of sent emails, and questions whether a
 * subscription is wanted.
 */
@Controller(SesController.PATH)
final class SesController {
  static final String PATH = "/webhooks/ses";

  private final TopicNotifications notifications;

  SesController(
      WebhookSettings settings,
      WebhookUses uses,
      RefusedWebhooks refusedWebhooks,
      AnsweredWebhooks answeredWebhooks) {
    var service =
        new TopicNotifications.Service(
            WebhookSource.SES, "RELANCE_SES_TOPICS", settings.emailNotifications());
    this.notifications = new TopicNotifications(service, uses, refusedWebhooks, answeredWebhooks);
  }

  /**
   * Receives a notification of an SNS topic about sent emails, or confirms the subscription to one;
   * the signature is part of the body.
   */
  @RequestBody(
      content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "object")))
  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> receive(HttpRequest<byte[]> request) {
    return notifications.receive(request);
  }
}
