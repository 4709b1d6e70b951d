package io.relance.config;

import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import io.relance.providers.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single settings, and refuses each wrong one by its name. */
final class SettingValues {
  /** Where secrets are only in the settings themselves. */
  static final Function<String, Secret> NO_VAULT =
      place -> {
        throw new IllegalStateException("There is no secret store");
      };

  private static final String ELSEWHERE = "_ARN";
  private static final String OFF = "off";

  private final Map<String, String> values;
  private final Function<String, Secret> vault;

  SettingValues(Map<String, String> values, Function<String, Secret> vault) {
    this.values = values;
    this.vault = vault;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> new InvalidSetting(name, "is missing"));
  }

  /**
   * The value of a setting that has a form.
   *
   * @param what what it must be
   */
  Optional<String> matching(String name, Pattern form, String what) {
    var text = text(name);
    text.filter(it -> !form.matcher(it).matches())
        .ifPresent(
            it -> {
              throw new InvalidSetting(name, "must be " + what + ", not " + Quoted.of(it));
            });
    return text;
  }

  /** As {@link #matching}, for a setting that must be there. */
  String requiredMatching(String name, Pattern form, String what) {
    var _ = required(name);
    return matching(name, form, what).orElseThrow();
  }

  /** A secret that is the value of a setting, or is stored where another setting points. */
  Secret secret(String name) {
    return text(name)
        .map(Secret::of)
        .or(() -> elsewhere(name).map(vault))
        .orElseThrow(() -> new InvalidSetting(name, "is missing"));
  }

  private Optional<String> elsewhere(String name) {
    return vault == NO_VAULT ? Optional.empty() : text(name + ELSEWHERE);
  }

  /** Whether a group of settings is there; a part of it alone is refused. */
  boolean allOrNone(String... names) {
    var there = List.of(names).stream().filter(this::isThere).toList();
    if (there.isEmpty()) {
      return false;
    }
    for (var name : names) {
      if (!there.contains(name)) {
        throw new InvalidSetting(name, "is missing; " + there.getFirst() + " requires it");
      }
    }
    return true;
  }

  /** Whether a setting is given, here or elsewhere. */
  boolean isThere(String name) {
    return text(name).isPresent() || elsewhere(name).isPresent();
  }

  Optional<URI> url(String name) {
    return text(name).map(text -> url(name, text));
  }

  /** The address of a server, to which nothing is sent that others could read. */
  Optional<URI> encryptedUrl(String name) {
    var url = url(name);
    url.filter(it -> !it.getScheme().equals("https") && !Loopback.is(it.getHost()))
        .ifPresent(
            it -> {
              throw new InvalidSetting(
                  name,
                  "must begin with https:// unless it is on this machine, not "
                      + Quoted.of(it.toString()));
            });
    return url;
  }

  private static URI url(String name, String text) {
    try {
      var url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw notUrl(name, text, e);
    }
    throw notUrl(name, text, null);
  }

  private static InvalidSetting notUrl(String name, String text, @Nullable Exception cause) {
    var wrong =
        new InvalidSetting(
            name, "must be a URL such as https://relance.example.com, not " + Quoted.of(text));
    if (cause != null) {
      wrong.initCause(cause);
    }
    return wrong;
  }

  ZoneId zone(String name, ZoneId otherwise) {
    try {
      return text(name).map(ZoneId::of).orElse(otherwise);
    } catch (DateTimeException e) {
      var wrong =
          new InvalidSetting(
              name,
              "must be a time zone such as Europe/Paris, not "
                  + Quoted.of(text(name).orElse(""))
                  + NearestName.of(text(name).orElse(""), ZoneId.getAvailableZoneIds())
                      .map(near -> " (did you mean " + near + "?)")
                      .orElse(""));
      wrong.initCause(e);
      throw wrong;
    }
  }

  /** A number, or {@code off} for another one, which nothing set means too. */
  int numberOrOff(String name, int off, int least, int most) {
    if (text(name).filter(OFF::equals).isPresent()) {
      return off;
    }
    return number(name, off, new Form("off or a whole number", least, most));
  }

  /**
   * What a number may be.
   *
   * @param words what the setting must be, in words
   */
  private record Form(String words, int least, int most) {}

  int number(String name, int otherwise, int least, int most) {
    return number(name, otherwise, new Form("a whole number", least, most));
  }

  private int number(String name, int otherwise, Form form) {
    var text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.orElseThrow());
      if (number >= form.least() && number <= form.most()) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, with the right form.
    }
    throw new InvalidSetting(
        name,
        "must be %s from %d to %d, not %s"
            .formatted(form.words(), form.least(), form.most(), Quoted.of(text.orElseThrow())));
  }

  String oneOf(String name, String otherwise, String... others) {
    var text = text(name).orElse(otherwise);
    if (!text.equals(otherwise) && !List.of(others).contains(text)) {
      throw new InvalidSetting(
          name,
          "must be "
              + otherwise
              + " or "
              + String.join(" or ", others)
              + ", not "
              + Quoted.of(text));
    }
    return text;
  }
}
