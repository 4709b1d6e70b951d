package io.relance.application.search;

import io.relance.application.contacts.model.Contact;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of a search, compared without regard to case and accents. */
record SearchTerms(List<String> words, String digits) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** A phone may be written with these between its digits. */
  private static final Pattern LIKE_A_PHONE = Pattern.compile("[\\d\\s+().\\-/]+");

  private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
  private static final Pattern TRUNK_PREFIX = Pattern.compile("^0+");
  private static final int FEWEST_DIGITS = 4;

  static SearchTerms of(String query) {
    var words = Arrays.stream(SPACES.split(folded(query.strip()))).toList();
    return new SearchTerms(words, digits(query));
  }

  /** Whether each word is in the name or all are in the email, or the digits are in the phone. */
  boolean match(Contact contact) {
    var name = folded(contact.firstName().orElse("") + " " + contact.lastName().orElse(""));
    var email = folded(contact.email().orElse(""));
    return words.stream().allMatch(name::contains)
        || words.stream().allMatch(email::contains)
        || contact.phone().filter(this::isIn).isPresent();
  }

  private boolean isIn(String phone) {
    return digits.length() >= FEWEST_DIGITS && phone.contains(digits);
  }

  private static String digits(String query) {
    return Optional.of(query)
        .filter(LIKE_A_PHONE.asMatchPredicate())
        .map(text -> NOT_DIGITS.matcher(text).replaceAll(""))
        .map(text -> TRUNK_PREFIX.matcher(text).replaceFirst(""))
        .orElse("");
  }

  private static String folded(String text) {
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
