package io.relance.domain.text;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values that people gave, as messages quote them. */
public final class Quoted {
  private static final int MAX_LENGTH = 60;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

  private Quoted() {}

  /** Quotes values as {@link #of}, with commas between them. */
  public static String all(Collection<String> values) {
    return values.stream().map(Quoted::of).collect(Collectors.joining(", "));
  }

  /** Quotes a value with straight quotes, clipped, without invisible characters. */
  public static String of(String value) {
    var seen = UNSEEN.matcher(Clipped.of(value, MAX_LENGTH));
    return "\"" + seen.replaceAll("\uFFFD") + (value.length() > MAX_LENGTH ? "…" : "") + "\"";
  }
}
