package io.relance.domain.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides which names of contacts may stand in texts. A shop's checkout takes any name from
 * anybody, so a name that is an address of the web would send a stranger's link in the shop's name.
 */
public final class NamesInTexts {
  /** Top-level domains that links in unsolicited texts have; a name that ends in one is rare. */
  private static final String DOMAINS =
      "com|net|org|info|biz|io|co|me|ly|gl|gd|to|cc|tv|ai|app|dev|shop|store|online|site|website|"
          + "xyz|top|link|click|live|club|icu|vip|win|loan|pro|page|bio|uk|fr|de|es|it|nl|be|ch|"
          + "at|pt|pl|eu|us|ca|ru|cn|in|br|tk|ml|ga|cf|gq";

  private static final Pattern DOMAIN =
      Pattern.compile("[\\p{L}\\p{N}]\\.(?:" + DOMAINS + ")(?![\\p{L}\\p{N}])");

  private NamesInTexts() {}

  /** Whether a name neither is nor contains an address of the web. */
  public static boolean isUsable(String name) {
    var folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return !folded.contains("http")
        && !folded.contains("www.")
        && !folded.contains("/")
        && !folded.contains("\\")
        && !DOMAIN.matcher(folded.replace('\u3002', '.')).find();
  }
}
