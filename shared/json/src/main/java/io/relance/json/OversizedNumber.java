package io.relance.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import io.relance.domain.text.NumberBounds;
import io.relance.domain.text.Quoted;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A number in JSON that is too large, too long or too near to zero for any type here.
 *
 * @param path where it stands, such as {@code items[3].price}; empty when it is the whole document
 * @param number as it was written
 */
public record OversizedNumber(String path, String number) {
  private static final int MOST = 100;

  /** What must be, and the number given: without a subject, to follow the path. */
  public String message() {
    return NumberBounds.RULE + ", not " + Quoted.of(number);
  }

  /**
   * Those of a document, found by their spelling: no number is converted.
   *
   * @return at most the first 100
   * @throws IOException when the document is not JSON
   */
  public static List<OversizedNumber> in(JsonParser document) throws IOException {
    var found = new ArrayList<OversizedNumber>();
    for (var token = document.nextToken();
        token != null && found.size() < MOST;
        token = document.nextToken()) {
      if (token.isNumeric() && NumberBounds.isBeyond(document.getText())) {
        found.add(new OversizedNumber(path(document.getParsingContext()), document.getText()));
      }
    }
    return found;
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
