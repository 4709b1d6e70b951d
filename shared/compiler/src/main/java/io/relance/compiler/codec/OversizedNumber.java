package io.relance.compiler.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import io.relance.domain.text.NumberBounds;
import io.relance.domain.text.Quoted;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A number in JSON that is too large, too long or too near to zero for any type here.
 *
 * @param path where it stands, such as {@code items[3].price}; empty when it is the whole document
 * @param number as it was written
 */
public record OversizedNumber(String path, String number) {
  /** What must be, and the number given: without a subject, to follow the path. */
  public String message() {
    return NumberBounds.RULE + ", not " + Quoted.of(number);
  }

  /**
   * The first one in a document, found by its spelling: no number is converted.
   *
   * @throws IOException when the document is not JSON
   */
  public static Optional<OversizedNumber> in(JsonParser document) throws IOException {
    for (var token = document.nextToken(); token != null; token = document.nextToken()) {
      if (token.isNumeric() && NumberBounds.isBeyond(document.getText())) {
        return Optional.of(
            new OversizedNumber(path(document.getParsingContext()), document.getText()));
      }
    }
    return Optional.empty();
  }

  private static String path(JsonStreamContext place) {
    var steps = new ArrayDeque<String>();
    for (var at = place; !at.inRoot(); at = at.getParent()) {
      steps.push(at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + at.getCurrentName());
    }
    var path = String.join("", steps);
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
