package io.relance.application.privacy;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Removes dead letters that contain an address of an erased contact. */
final class ScrubDeadLetters {
  private static final int PAGE = 100;
  private static final int DIGITS = 9;
  private static final Pattern SEPARATORS = Pattern.compile("[ ().\\-\\u00a0]");

  private final ItemStore store;
  private final DeadLetters letters;

  ScrubDeadLetters(ItemStore store) {
    this.store = store;
    this.letters = new DeadLetters(store);
  }

  void scrub(List<String> addresses) {
    var cursor = Optional.<String>empty();
    do {
      var page = letters.list(new PageRequest(PAGE, cursor));
      page.letters().stream()
          .filter(letter -> names(letter, addresses))
          .forEach(letter -> Transactions.write(store, List.of(DeadLetters.done(letter.id()))));
      cursor = page.next();
    } while (cursor.isPresent());
  }

  private static boolean names(DeadLetter letter, List<String> addresses) {
    var body = letter.body().toLowerCase(Locale.ROOT);
    var unspaced = SEPARATORS.matcher(body).replaceAll("");
    return addresses.stream()
        .anyMatch(address -> body.contains(address) || unspaced.contains(number(address)));
  }

  /** A shop writes phones as it likes: their last digits are in every way of writing. */
  private static String number(String address) {
    return address.startsWith("+") && address.length() > DIGITS
        ? address.substring(address.length() - DIGITS)
        : address;
  }
}
