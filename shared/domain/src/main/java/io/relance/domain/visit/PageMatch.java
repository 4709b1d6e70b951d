package io.relance.domain.visit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the URL of a page is compared with that of a trigger. */
public enum PageMatch {
  IS("is"),
  STARTS_WITH("startsWith"),
  CONTAINS("contains");

  private final String word;

  PageMatch(String word) {
    this.word = word;
  }

  /** Its name in flow files. */
  public String wireName() {
    return word;
  }

  /** All of them by their names in flow files, in their order. */
  public static Map<String, PageMatch> byName() {
    var names = new LinkedHashMap<String, PageMatch>();
    Arrays.stream(values()).forEach(match -> names.put(match.word, match));
    return Collections.unmodifiableMap(names);
  }
}
