package io.relance.functions.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.relance.functions.api.problems.Problem;
import jakarta.inject.Singleton;

/** Answers requests that fail before routing with a problem document. */
@Singleton
@Primary
final class PreRoutingErrors implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return response
        .contentType(MediaType.of(Problem.MEDIA_TYPE))
        .body(problem(response.code(), response.reason()));
  }

  private static Problem problem(int status, String title) {
    return switch (status) {
      case 400 -> Problem.of(400, "request.unreadable", "The request is not valid HTTP");
      case 413 ->
          Problem.of(
              413, "request.too-large", "The request line, its headers or its body are too long");
      default -> Problem.of(status, "http", title);
    };
  }
}
