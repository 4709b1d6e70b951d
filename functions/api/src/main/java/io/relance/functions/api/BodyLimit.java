package io.relance.functions.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.relance.functions.api.problems.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request whose Content-Length exceeds the limit of its route before reading it. The
 * server stops reading a file at its limit and any other body at the largest limit; a body without
 * a Content-Length is measured when it has been read.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyLimit {
  /** Bytes of the largest file, which is stored as it comes. */
  static final long FILE = 1024L * 1024 * 1024;

  /** Where files are uploaded, on a server. */
  static final String FILES = "/objects/";

  /** Bytes of the largest body that any other route reads. */
  static final int LARGEST = 5 * 1024 * 1024;

  /** Bytes of a body on all other routes. */
  static final int ORDINARY = 256 * 1024;

  /**
   * The routes that read larger ones: flows, whose characters may be escaped; the 10,000 contacts
   * of a launch; criteria; 500 events; the orders of a shop.
   */
  private static final Pattern LARGE =
      Pattern.compile(
          "/v1/automations(/[^/]+(/(simulations|launches))?)?|/v1/flows/checks"
              + "|/v1/launches/estimates|/v1/segments(/.*)?|/v1/messages/tests|/v1/events|/v1/texts/renderings|/webhooks/shopify");

  @RequestFilter
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    return request.getContentLength() > of(request)
        ? ProblemHandlers.answer(tooLarge(request))
        : null;
  }

  /** The bytes that the body of a request may have. */
  static long of(HttpRequest<?> request) {
    if (request.getPath().startsWith(FILES)) {
      return FILE;
    }
    return LARGE.matcher(request.getPath()).matches() ? LARGEST : ORDINARY;
  }

  static Problem tooLarge(HttpRequest<?> request) {
    return Problem.of(413, "request.too-large", "The body must be at most " + words(of(request)));
  }

  private static String words(long limit) {
    if (limit == FILE) {
      return "1 GB";
    }
    return limit == LARGEST ? "5 MB" : "256 KB";
  }
}
