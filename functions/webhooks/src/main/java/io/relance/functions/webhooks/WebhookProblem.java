package io.relance.functions.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.relance.application.persistence.Json;
import io.relance.domain.inbound.ParsedWebhook.Malformed;

/** The problem document (RFC 9457) of a rejected webhook. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record WebhookProblem(String type, String title, int status, String code, String detail) {
  private static final MediaType PROBLEM = MediaType.of("application/problem+json");

  static WebhookProblem notConfigured(String setting) {
    return of(503, "webhook.not-configured", "This webhook is not configured")
        .withDetail("The setting " + setting + " is missing");
  }

  static WebhookProblem unsigned() {
    return of(401, "webhook.signature", "The signature is missing or wrong");
  }

  static WebhookProblem wrongVerifyToken() {
    return of(403, "webhook.verify-token", "The mode or the verify token is missing or wrong");
  }

  static WebhookProblem shopMismatch() {
    return of(
        401, "webhook.shop-mismatch", "The webhook is from another shop than the configured one");
  }

  /**
   * @param limit the largest body allowed, such as {@code 5 MB}
   */
  static WebhookProblem tooLarge(String limit) {
    return of(413, "request.too-large", "The body must be at most " + limit);
  }

  static WebhookProblem malformed(Malformed<?> malformed) {
    return of(400, "webhook.malformed", "The payload does not have the expected form")
        .withDetail(malformed.field() + " " + malformed.problem());
  }

  static WebhookProblem busy() {
    return of(503, "busy", "Try again in a moment");
  }

  static WebhookProblem diskFull() {
    return of(503, "disk-full", "The server's disk is full; an operator must free space");
  }

  static WebhookProblem broken() {
    return of(500, "internal", "Something went wrong on our side");
  }

  private static WebhookProblem of(int status, String code, String detail) {
    return new WebhookProblem("about:blank", phrase(status), status, code, detail);
  }

  private static String phrase(int status) {
    return status == 413 ? "Content Too Large" : HttpStatus.valueOf(status).getReason();
  }

  private WebhookProblem withDetail(String what) {
    return new WebhookProblem(type, title, status, code, what);
  }

  MutableHttpResponse<String> answer() {
    return HttpResponse.<String>status(HttpStatus.valueOf(status))
        .contentType(PROBLEM)
        .body(Json.write(this));
  }
}
