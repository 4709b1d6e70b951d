package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.relance.application.idempotency.IdempotencyStore;
import io.relance.application.idempotency.IdempotencyStore.Attempt;
import io.relance.application.idempotency.IdempotencyStore.ClaimedRequest;
import io.relance.application.idempotency.IdempotencyStore.Response;
import io.relance.functions.api.problems.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Executes a POST with an {@value #HEADER} once, and answers a repetition with the first response.
 *
 * <p>Only successful responses are stored. After an error the key can be used again, so that the
 * corrected request can be sent with it.
 */
@ServerFilter(patterns = "/v1/**", methods = HttpMethod.POST)
@Order(IdempotencyFilter.ORDER)
public final class IdempotencyFilter {
  static final String HEADER = "Idempotency-Key";

  /** After the caller is authenticated. */
  static final int ORDER = AuthorizationFilter.ORDER + 10;

  private static final String NAME = "relance.request";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final int LONGEST_KEY = 200;

  private final IdempotencyStore store;
  private final JsonMapper json;

  IdempotencyFilter(IdempotencyStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> once(
      HttpRequest<?> request, FilterContinuation<MutableHttpResponse<?>> continuation) {
    var key = request.getHeaders().findFirst(HEADER);
    if (key.isEmpty() || mayBeRepeated(request)) {
      return continuation.proceed();
    }
    if (key.filter(IdempotencyFilter::isKey).isEmpty()) {
      return ProblemHandlers.answer(
          Problem.of(
              400, "idempotency.key", "The Idempotency-Key must be 1 to 200 printable characters"));
    }
    return switch (store.begin(received(request, key.orElseThrow()))) {
      case Attempt.Claimed(var claimedRequest) -> {
        request.setAttribute(NAME, claimedRequest.name());
        yield answered(claimedRequest, continuation::proceed);
      }
      case Attempt.Completed(var response) -> replayed(response);
      case Attempt.NotReplayable() ->
          conflict("done", "The request was completed before; its response is not stored");
      case Attempt.InProgress() ->
          conflict("in-progress", "The same request is in progress; try again in a moment");
      case Attempt.KeyReused() ->
          ProblemHandlers.answer(
              Problem.of(
                  422, "idempotency.key-reused", "This key was used for a different request"));
    };
  }

  private static boolean mayBeRepeated(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(WithoutIdempotencyKey.class))
        .isPresent();
  }

  /** The name of a request with a key, from which the ids of what it creates are made. */
  public static Optional<String> name(HttpRequest<?> request) {
    return request.getAttribute(NAME, String.class);
  }

  private HttpResponse<?> answered(
      ClaimedRequest claimedRequest, Supplier<MutableHttpResponse<?>> doing) {
    boolean done = false;
    try {
      var response = doing.get();
      if (response.code() < 300) {
        complete(claimedRequest, response);
        done = true;
      }
      return response;
    } finally {
      if (!done) {
        store.release(claimedRequest);
      }
    }
  }

  private void complete(ClaimedRequest claimedRequest, HttpResponse<?> response) {
    if (response.body() instanceof AboutContact about) {
      store.complete(claimedRequest, answer(response), about.described());
    } else {
      store.complete(claimedRequest, answer(response));
    }
  }

  private Response answer(HttpResponse<?> response) {
    return new Response(
        response.code(),
        response.getHeaders().findFirst(HttpHeaders.LOCATION),
        Optional.<Object>ofNullable(response.body()).map(this::written));
  }

  private String written(Object body) {
    try {
      return new String(json.writeValueAsBytes(body), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("An answer could not be written as JSON", e);
    }
  }

  private static HttpResponse<?> replayed(Response stored) {
    MutableHttpResponse<Object> replayed =
        HttpResponse.status(HttpStatus.valueOf(stored.status())).header(REPLAYED, "true");
    stored.location().ifPresent(location -> replayed.header(HttpHeaders.LOCATION, location));
    stored
        .body()
        .ifPresent(body -> replayed.contentType(MediaType.APPLICATION_JSON_TYPE).body(body));
    return replayed;
  }

  private static HttpResponse<?> conflict(String code, String title) {
    return ProblemHandlers.answer(Problem.of(409, "idempotency." + code, title));
  }

  private static IdempotencyStore.Request received(HttpRequest<?> request, String key) {
    var body = new String(body((ServerHttpRequest<?>) request), StandardCharsets.ISO_8859_1);
    return new IdempotencyStore.Request(
        AuthorizationFilter.secret(request).orElseThrow(), key, request.getUri() + "\n" + body);
  }

  private static byte[] body(ServerHttpRequest<?> request) {
    var copy = request.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
    try (var whole = copy.buffer().join()) {
      return whole.toByteArray();
    }
  }

  private static boolean isKey(String key) {
    return !key.isBlank()
        && key.length() <= LONGEST_KEY
        && key.chars().noneMatch(Character::isISOControl);
  }
}
