package io.relance.functions.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.RouteAttributes;
import io.relance.application.persistence.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Tags the responses of routes that are {@link Revalidated}, and answers 304 to known tags. */
@ServerFilter(patterns = "/v1/**", methods = HttpMethod.GET)
final class EntityTags {
  private final JsonMapper json;

  EntityTags(JsonMapper json) {
    this.json = json;
  }

  @ResponseFilter
  void tag(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
    var body = response.body();
    if (body == null || response.code() != HttpStatus.OK.getCode() || !isRevalidated(request)) {
      return;
    }
    var content = new String(json.writeValueAsBytes(body), StandardCharsets.UTF_8);
    var tag = '"' + Ids.hash("response", content) + '"';
    response.header(HttpHeaders.ETAG, tag);
    if (isKnown(request, tag)) {
      response.status(HttpStatus.NOT_MODIFIED).body(null);
      response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    }
  }

  private static boolean isRevalidated(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(Revalidated.class))
        .isPresent();
  }

  private static boolean isKnown(HttpRequest<?> request, String tag) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(known -> known.strip().replaceFirst("^W/", ""))
        .anyMatch(List.of(tag, "*")::contains);
  }
}
