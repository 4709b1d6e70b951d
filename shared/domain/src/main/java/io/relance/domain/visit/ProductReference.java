package io.relance.domain.visit;

import java.util.Locale;

/** The id or the handle of a product, as visits and triggers compare it. */
public final class ProductReference {
  private ProductReference() {}

  /**
   * The same for each notation: without the case, and without what Shopify's API puts before an id.
   */
  public static String normal(String idOrHandle) {
    var text = idOrHandle.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("gid://") ? text.substring(text.lastIndexOf('/') + 1) : text;
  }
}
