package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.functions.api.problems.Problem;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * Processes few requests with large bodies at a time, so that their memory is bounded together. A
 * body is large beyond the ordinary limit, and when its length is not known.
 */
@ServerFilter(
    patterns = {"/v1/**", LargeBodies.WEBHOOKS + "**"},
    methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE})
@Order(LargeBodies.ORDER)
final class LargeBodies {
  static final int AT_A_TIME = 4;
  static final String WEBHOOKS = "/webhooks/";

  /** After the caller is authenticated and before the body is read. */
  static final int ORDER = AuthorizationFilter.ORDER + 4;

  // Of their own, so that a stranger's webhooks hinder no request of the API.
  private final Semaphore ofWebhooks = new Semaphore(AT_A_TIME);
  private final Semaphore ofRequests = new Semaphore(AT_A_TIME);

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> admit(
      HttpRequest<?> request, FilterContinuation<MutableHttpResponse<?>> continuation) {
    var body = ((ServerHttpRequest<?>) request).byteBody();
    long length = body.expectedLength().orElse(-1);
    if (length >= 0 && length <= BodyLimit.ORDINARY) {
      return continuation.proceed();
    }
    var free = request.getPath().startsWith(WEBHOOKS) ? ofWebhooks : ofRequests;
    if (!free.tryAcquire()) {
      return ProblemHandlers.answer(
              Problem.of(503, "busy", "Too many large bodies at a time; try again in a moment"))
          .header("Retry-After", "1");
    }
    try {
      long measured = length < 0 ? measure(body) : length;
      return measured > BodyLimit.of(request)
          ? ProblemHandlers.answer(BodyLimit.tooLarge(request))
          : continuation.proceed();
    } finally {
      free.release();
    }
  }

  /** Reads a body to its end, or to the largest limit. */
  private static long measure(ByteBody body) {
    try (var whole = body.split(ByteBody.SplitBackpressureMode.FASTEST).buffer().join()) {
      return whole.length();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ContentLengthExceededException
          || e.getCause() instanceof BufferLengthExceededException) {
        return Long.MAX_VALUE;
      }
      throw e;
    }
  }
}
