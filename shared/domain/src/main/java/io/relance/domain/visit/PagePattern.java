package io.relance.domain.visit;

import java.util.Locale;
import java.util.Optional;

/**
 * The pages that a trigger names.
 *
 * @param url a URL, or a path that begins with a slash and means any of the shop's hosts; with
 *     {@link PageMatch#CONTAINS} any text
 */
public record PagePattern(PageMatch match, String url) {
  /** Stands before a path, which has no host. */
  private static final String ANY_SITE = "https://any.invalid";

  /** Whether its URL can be compared with those of pages. */
  public boolean isReadable() {
    return match == PageMatch.CONTAINS ? !url.isBlank() : parsed().isPresent();
  }

  /** Whether it names a page. */
  public boolean matches(PageUrl page) {
    return switch (match) {
      case CONTAINS ->
          page.text().toLowerCase(Locale.ROOT).contains(url.strip().toLowerCase(Locale.ROOT));
      case IS -> parsed().filter(it -> isOn(it, page) && is(it, page)).isPresent();
      case STARTS_WITH -> parsed().filter(it -> isOn(it, page) && starts(it, page)).isPresent();
    };
  }

  private Optional<PageUrl> parsed() {
    return PageUrl.parse(isPath() ? ANY_SITE + url : url);
  }

  private boolean isPath() {
    return url.startsWith("/");
  }

  private boolean isOn(PageUrl pattern, PageUrl page) {
    return isPath() || pattern.site().equals(page.site());
  }

  private static boolean is(PageUrl pattern, PageUrl page) {
    return page.path().equals(pattern.path())
        && page.parameters().containsAll(pattern.parameters());
  }

  private boolean starts(PageUrl pattern, PageUrl page) {
    if (!pattern.query().isEmpty()) {
      return page.path().equals(pattern.path()) && page.query().startsWith(pattern.query());
    }
    var prefix = endsWithSlash() ? withSlash(pattern.path()) : pattern.path();
    return withSlash(page.path()).startsWith(prefix);
  }

  private boolean endsWithSlash() {
    return url.split("[?#]", 2)[0].endsWith("/");
  }

  private static String withSlash(String path) {
    return path.endsWith("/") ? path : path + "/";
  }
}
