package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters of a request of Twilio's, by name; Twilio adds new ones without notice. */
public record TwilioForm(SortedMap<String, List<String>> parameters) {

  public TwilioForm {
    var copy = new TreeMap<String, List<String>>();
    parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    parameters = Collections.unmodifiableSortedMap(copy);
  }

  public static TwilioForm of(Map<String, List<String>> parameters) {
    return new TwilioForm(new TreeMap<>(parameters));
  }

  /**
   * Reads {@code application/x-www-form-urlencoded}; what is not encoded rightly stays as it is.
   */
  public static TwilioForm parse(String body) {
    var parameters = new TreeMap<String, List<String>>();
    for (var pair : body.split("&")) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return new TwilioForm(parameters);
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException _) {
      return encoded;
    }
  }

  /** The segments that Twilio bills; 0 while it does not know, and for anything else. */
  static int segments(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
  }

  /** The first value of a parameter, when it has one that is not empty. */
  Optional<String> first(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
