package io.relance.server.cli;

import io.relance.setup.Settings;
import io.relance.setup.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads a file of settings beneath the environment's. */
final class SettingsFile {
  private SettingsFile() {}

  /** The settings of a file, if one is given, and of an environment, which wins. */
  static Map<String, String> under(@Nullable Path file, Map<String, String> environment) {
    var all = new HashMap<String, String>();
    if (file != null) {
      read(file).forEach((name, value) -> all.put(name.toString(), value.toString()));
    }
    all.putAll(environment);
    return all;
  }

  private static Properties read(Path file) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
    properties.keySet().forEach(SettingsFile::known);
    return properties;
  }

  private static WrongSetting unreadable(Path file, Exception cause) {
    var wrong =
        new WrongSetting("--settings", "names no file of settings that can be read: " + file);
    wrong.initCause(cause);
    return wrong;
  }

  /** A name that is misspelt would leave its setting out without a word. */
  private static void known(Object name) {
    if (!Settings.NAMES.contains(name.toString())) {
      throw new WrongSetting(
          name.toString(), "is no setting: see the table of settings in README.md");
    }
  }
}
