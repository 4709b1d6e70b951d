package io.relance.server.cli;

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
  static Map<String, String> under(@Nullable Path file, Map<String, String> environment)
      throws IOException {
    var all = new HashMap<String, String>();
    if (file != null) {
      read(file).forEach((name, value) -> all.put(name.toString(), value.toString()));
    }
    all.putAll(environment);
    return all;
  }

  private static Properties read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new WrongSetting("--settings", "names a file that cannot be read: " + file);
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    properties.keySet().forEach(SettingsFile::known);
    return properties;
  }

  private static void known(Object name) {
    if (!name.toString().startsWith("RELANCE_")) {
      throw new WrongSetting(name.toString(), "is no setting: their names begin with RELANCE_");
    }
  }
}
