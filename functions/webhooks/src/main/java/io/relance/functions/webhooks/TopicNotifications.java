package io.relance.functions.webhooks;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.relance.domain.inbound.TopicNotification;
import io.relance.domain.inbound.TopicNotificationVerifier;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives what the SNS topics of a service of AWS post. */
final class TopicNotifications {
  private static final Logger LOG = LoggerFactory.getLogger(TopicNotifications.class);

  /** As much as a message of SNS has at most. */
  private static final int LARGEST = 256 * 1024;

  private static final byte[] NOTHING = {};

  private final Service service;
  private final WebhookUses uses;
  private final RefusedWebhooks refusedWebhooks;
  private final AnsweredWebhooks answeredWebhooks;

  /**
   * The service whose topics post.
   *
   * @param setting the setting that names the topics
   * @param verifier verifies what they post; empty while the service is not set up
   */
  record Service(
      WebhookSource source, String setting, Optional<TopicNotificationVerifier> verifier) {}

  TopicNotifications(
      Service service,
      WebhookUses uses,
      RefusedWebhooks refusedWebhooks,
      AnsweredWebhooks answeredWebhooks) {
    this.service = service;
    this.uses = uses;
    this.refusedWebhooks = refusedWebhooks;
    this.answeredWebhooks = answeredWebhooks;
  }

  /** Answers a request, whose signature is part of its body. */
  HttpResponse<String> receive(HttpRequest<byte[]> request) {
    var body = request.getBody().orElse(NOTHING);
    var answer = WebhookErrorHandler.answer(() -> open(body));
    return answeredWebhooks.record(service.source(), "notifications", answer);
  }

  private HttpResponse<String> open(byte[] body) {
    if (service.verifier().isEmpty()) {
      return refuse(WebhookProblem.notConfigured(service.setting()));
    }
    var verifier = service.verifier().orElseThrow();
    return body.length > LARGEST
        ? refuse(WebhookProblem.tooLarge("256 KB"))
        : WebhookResponder.take(
            verifier.open(body),
            notification -> use(notification, verifier),
            HttpResponse::ok,
            this::refuse);
  }

  private void use(TopicNotification notification, TopicNotificationVerifier verifier) {
    switch (notification) {
      case TopicNotification.Text(var text) -> uses.texts().accept(text);
      case TopicNotification.Receipt(var receipt) -> uses.receipts().accept(receipt);
      case TopicNotification.Subscription subscription -> verifier.confirm(subscription);
      case TopicNotification.Unused(var kind) ->
          LOG.info(
              "Left out a notification of {} of the kind {}, which is not used",
              service.source().label(),
              kind);
    }
  }

  private HttpResponse<String> refuse(WebhookProblem problem) {
    return refusedWebhooks.answer(service.source(), problem);
  }
}
