package io.relance.domain.store;

import java.util.Comparator;

/** The order of keys and texts in every adapter: that of their UTF-8 bytes. */
public final class KeyOrder implements Comparator<String> {
  public static final Comparator<String> UTF_8 = new KeyOrder();

  private KeyOrder() {}

  @Override
  public int compare(String one, String other) {
    var end = Math.min(one.length(), other.length());
    for (var place = 0; place < end; place++) {
      var a = one.charAt(place);
      var b = other.charAt(place);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** In UTF-8, unlike in UTF-16, characters made of surrogates come after all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }
}
