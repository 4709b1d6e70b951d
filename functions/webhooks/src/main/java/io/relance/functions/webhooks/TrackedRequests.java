package io.relance.functions.webhooks;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.relance.application.sending.links.LinkRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what distinguishes robots from people in requests for links and images of messages. */
final class TrackedRequests {
  private TrackedRequests() {}

  /**
   * Reads a request.
   *
   * @param path the last part of its path
   */
  static LinkRequest read(String path, HttpRequest<?> request) {
    var headers = request.getHeaders();
    var purpose =
        Stream.of("Purpose", "Sec-Purpose", "X-Purpose", "X-Moz")
            .flatMap(name -> Stream.ofNullable(headers.get(name)))
            .map(value -> value.toLowerCase(Locale.ROOT));
    return new LinkRequest(
        path,
        request.getMethod() == HttpMethod.HEAD,
        Optional.ofNullable(headers.get(HttpHeaders.USER_AGENT)),
        purpose.anyMatch(it -> it.contains("prefetch") || it.contains("preview")),
        headers.contains(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
