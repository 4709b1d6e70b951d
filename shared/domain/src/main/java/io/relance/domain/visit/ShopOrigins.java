package io.relance.domain.visit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The origins of the shop's pages, such as {@code https://www.example.com}: only their visits are
 * recorded, and only to them links lead that name the contact.
 */
public record ShopOrigins(List<String> origins) {
  /** No pages, so that nothing is recorded. */
  public static final ShopOrigins NONE = new ShopOrigins(List.of());

  public ShopOrigins {
    origins = origins.stream().map(ShopOrigins::normal).distinct().toList();
  }

  private static String normal(String origin) {
    return of(origin)
        .orElseThrow(() -> new IllegalArgumentException("Origin " + origin + " is malformed"));
  }

  /** An origin in its usual notation; empty when a text is none. */
  public static Optional<String> of(String text) {
    return PageUrl.parse(text.toLowerCase(Locale.ROOT))
        .filter(url -> url.path().equals("/") && url.query().isEmpty())
        .map(url -> url.scheme() + "://" + url.site());
  }

  /** Whether an {@code Origin} header names one of them. */
  public boolean include(String origin) {
    return of(origin).filter(origins::contains).isPresent();
  }

  /** Whether a page is on one of them. */
  public boolean have(PageUrl page) {
    return origins.contains(page.scheme() + "://" + page.site());
  }
}
