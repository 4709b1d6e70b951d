package io.relance.server.cli;

import io.relance.config.InvalidSetting;
import io.relance.config.Settings;
import io.relance.domain.text.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from an env file and from the environment, which wins.
 *
 * <p>A line of the file is {@code NAME=value}, with or without {@code export} before it; a value
 * may stand between single or double quotes; {@code #} begins a comment at the start of a line and
 * after a space outside quotes.
 */
final class SettingsFile {
  private static final String PREFIX = "RELANCE_";

  /** Known in the environment, where the launcher, the tests and the examples read them. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of(
          "RELANCE_TOKEN", "RELANCE_LOCALSTACK", "RELANCE_RIE", "RELANCE_CACHE", "RELANCE_DOCKER");

  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

  private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern DOUBLE_QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

  private SettingsFile() {}

  /**
   * The settings of a file, if one is given, and of an environment, which wins.
   *
   * @throws WrongSetting when the file cannot be read, or a name that begins with {@code RELANCE_}
   *     is unknown
   */
  static Map<String, String> under(@Nullable Path file, Map<String, String> environment) {
    var all = new HashMap<String, String>();
    if (file != null) {
      all.putAll(read(file));
    }
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name))
        .sorted()
        .forEach(SettingsFile::refuseUnknown);
    all.putAll(environment);
    return all;
  }

  private static Map<String, String> read(Path file) {
    var values = new HashMap<String, String>();
    var lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(line, "line " + (i + 1) + " of " + file, values);
      }
    }
    return values;
  }

  private static void add(String line, String place, Map<String, String> values) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new InvalidSetting("--settings: " + place + " must be NAME=value");
    }
    var name = parts.group(1);
    refuseUnknown(name);
    if (Settings.ENVIRONMENT_ONLY.contains(name)) {
      throw new InvalidSetting(
          name
              + " must be an environment variable, not in a settings file: it takes effect before"
              + " the file is read");
    }
    if (values.putIfAbsent(name, value(parts.group(2), name, place)) != null) {
      throw new InvalidSetting(name + " is set twice; the second time in " + place);
    }
  }

  private static String value(String written, String name, String place) {
    var single = SINGLE_QUOTED.matcher(written);
    if (single.matches()) {
      return single.group(1);
    }
    var quoted = DOUBLE_QUOTED.matcher(written);
    if (quoted.matches()) {
      return quoted.group(1).replaceAll("\\\\([\"\\\\$`])", "$1");
    }
    if (written.startsWith("'") || written.startsWith("\"")) {
      throw new InvalidSetting(name + ": the quotes in " + place + " must be closed");
    }
    return COMMENT.matcher(written).replaceFirst("");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      var wrong = new InvalidSetting("Cannot read the settings file " + file + " (--settings)");
      wrong.initCause(e);
      throw wrong;
    }
  }

  private static void refuseUnknown(String name) {
    if (!Settings.NAMES.contains(name)) {
      throw new InvalidSetting(
          "Unknown setting "
              + name
              + NearestName.of(name, Settings.NAMES)
                  .map(known -> " (did you mean " + known + "?)")
                  .orElse("; README.md lists the settings"));
    }
  }
}
