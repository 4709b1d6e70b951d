package io.relance.functions.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.web.router.Router;
import io.relance.functions.api.problems.Problem;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers requests that match no route: unknown path, method or content type. */
@Controller
final class RoutingErrors {
  private final Router router;

  RoutingErrors(Router router) {
    this.router = router;
  }

  static Problem nothingHere() {
    return Problem.of(404, "not-found", "There is nothing at this address");
  }

  @Error(status = HttpStatus.NOT_FOUND, global = true)
  HttpResponse<Problem> notFound(HttpRequest<?> request) {
    return ProblemHandlers.answer(nothingHere());
  }

  @Error(status = HttpStatus.METHOD_NOT_ALLOWED, global = true)
  HttpResponse<?> notAllowed(HttpRequest<?> request) {
    MutableHttpResponse<?> answer =
        request.getMethod() == HttpMethod.OPTIONS
            ? HttpResponse.noContent()
            : ProblemHandlers.answer(
                Problem.of(405, "method-not-allowed", "Use %s here".formatted(inWords(request))));
    return answer.header(HttpHeaders.ALLOW, methods(request));
  }

  @Error(status = HttpStatus.UNSUPPORTED_MEDIA_TYPE, global = true)
  HttpResponse<Problem> notJson(HttpRequest<?> request) {
    return ProblemHandlers.answer(
        Problem.of(415, "request.unsupported-media-type", "Send Content-Type: application/json"));
  }

  @Error(status = HttpStatus.NOT_ACCEPTABLE, global = true)
  HttpResponse<Problem> notAcceptable(HttpRequest<?> request) {
    return ProblemHandlers.answer(
        Problem.of(406, "not-acceptable", "Send Accept: application/json, or none"));
  }

  private String methods(HttpRequest<?> request) {
    return allowed(request).collect(Collectors.joining(", "));
  }

  private String inWords(HttpRequest<?> request) {
    var methods = allowed(request).filter(method -> !method.equals("HEAD")).toList();
    var last = methods.size() - 1;
    return last < 1
        ? String.join("", methods)
        : String.join(", ", methods.subList(0, last)) + " or " + methods.get(last);
  }

  private Stream<String> allowed(HttpRequest<?> request) {
    return router.findAny(request).stream()
        .map(route -> route.getHttpMethod().name())
        .distinct()
        .sorted();
  }
}
