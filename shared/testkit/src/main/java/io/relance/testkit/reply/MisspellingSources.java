package io.relance.testkit.reply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The collections of misspelled words: one of our own, and those of outside samples. */
public final class MisspellingSources {
  private static final String OWN = "misspellings.tsv";

  private MisspellingSources() {}

  /** All of them by name. */
  public static Map<String, List<Misspelling>> all() {
    var sources = new LinkedHashMap<String, List<Misspelling>>();
    sources.put("own", own());
    outside().ifPresent(found -> sources.put("codespell", found));
    return sources;
  }

  /** Words of shops, menus and surveys, in English and French. */
  public static List<Misspelling> own() {
    try (var file = MisspellingSources.class.getResourceAsStream(OWN)) {
      if (file == null) {
        throw new IllegalStateException("Misspellings " + OWN + " not found");
      }
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a folder of outside samples; empty where there is none. */
  public static Optional<List<Misspelling>> outside() {
    return Optional.ofNullable(System.getenv("RELANCE_SAMPLES"))
        .map(folder -> Path.of(folder, "spelling", OWN))
        .filter(Files::isRegularFile)
        .map(MisspellingSources::file);
  }

  private static List<Misspelling> file(Path path) {
    try {
      return read(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Misspelling> read(String lines) {
    return lines
        .lines()
        .filter(line -> line.indexOf('\t') > 0)
        .map(
            line -> {
              int tab = line.indexOf('\t');
              return new Misspelling(line.substring(0, tab), line.substring(tab + 1));
            })
        .filter(misspelling -> misspelling.word().length() <= 20)
        .toList();
  }
}
