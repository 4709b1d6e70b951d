package io.relance.application.sending;

import io.relance.application.sending.Carrier.Parcel;
import io.relance.compiler.text.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What came of writing a message for one contact. */
sealed interface Writing {
  record Written(Parcel parcel) implements Writing {}

  /**
   * It cannot be written for this contact.
   *
   * @param reason in words that a marketer understands
   */
  record Broken(String reason) implements Writing {}

  /** Puts texts together, unless one of them is broken. */
  static Writing of(Stream<Rendered> texts, Function<List<String>, Writing> together) {
    var values = new ArrayList<String>();
    for (var text : texts.toList()) {
      switch (text) {
        case Rendered.Text(var value) -> values.add(value);
        case Rendered.Broken(var reason) -> {
          return new Broken(reason);
        }
      }
    }
    return together.apply(values);
  }
}
