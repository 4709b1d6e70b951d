package io.relance.functions.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.relance.application.store.Json;
import io.relance.domain.inbound.Reading.Malformed;

/** Why a webhook is refused, as a problem document (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Refused(String type, String title, int status, String code, String detail) {
  private static final MediaType PROBLEM = MediaType.of("application/problem+json");

  static Refused notConfigured(String setting) {
    return of(503, "webhook.not-configured", "This webhook is not configured")
        .saying("The setting " + setting + " is missing");
  }

  static Refused unsigned() {
    return of(401, "webhook.signature", "The signature is missing or wrong");
  }

  static Refused shopMismatch() {
    return of(
        401, "webhook.shop-mismatch", "The webhook is from another shop than the configured one");
  }

  /**
   * @param limit the largest body allowed, such as {@code 5 MB}
   */
  static Refused tooLarge(String limit) {
    return of(413, "request.too-large", "The body must be at most " + limit);
  }

  static Refused malformed(Malformed<?> malformed) {
    return of(400, "webhook.malformed", "The payload does not have the expected form")
        .saying(malformed.field() + " " + malformed.problem());
  }

  static Refused busy() {
    return of(503, "busy", "Try again in a moment");
  }

  static Refused broken() {
    return of(500, "internal", "Something went wrong on our side");
  }

  private static Refused of(int status, String code, String detail) {
    return new Refused("about:blank", phrase(status), status, code, detail);
  }

  private static String phrase(int status) {
    return status == 413 ? "Content Too Large" : HttpStatus.valueOf(status).getReason();
  }

  private Refused saying(String what) {
    return new Refused(type, title, status, code, what);
  }

  MutableHttpResponse<String> answer() {
    return HttpResponse.<String>status(HttpStatus.valueOf(status))
        .contentType(PROBLEM)
        .body(Json.write(this));
  }
}
