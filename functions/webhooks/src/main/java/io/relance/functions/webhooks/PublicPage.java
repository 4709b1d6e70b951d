package io.relance.functions.webhooks;

import io.micronaut.http.MutableHttpResponse;

/** A page for the receivers of messages: of its own text alone, not cached, not indexed. */
final class PublicPage {
  private PublicPage() {}

  /** The HTML of a page. */
  static String of(String title, String content) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title></head>
    <body>%s</body></html>
    """
        .formatted(title, content);
  }

  static MutableHttpResponse<String> html(MutableHttpResponse<String> response) {
    return unlisted(response)
        .contentType("text/html; charset=utf-8")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; form-action 'self'; frame-ancestors 'none'");
  }

  /** An answer that no cache stores, no search engine lists, and no other site hears of. */
  static <T> MutableHttpResponse<T> unlisted(MutableHttpResponse<T> response) {
    return response
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex");
  }
}
