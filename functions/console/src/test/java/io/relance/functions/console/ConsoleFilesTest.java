package io.relance.functions.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-3: the files of the console")
class ConsoleFilesTest {
  @TempDir Path folder;

  @Test
  void wereBuiltOfTheSourcesThatAreThere() {
    var sources = new ConsoleSources(root(Path.of("").toAbsolutePath()).resolve("console"));
    assumeTrue(sources.built().isPresent(), "console/package.json does not exist");

    assertThat(sources.present())
        .as("console/dist is not of the present sources: run ./fix, which needs Node")
        .isEqualTo(sources.built().orElseThrow());
  }

  @Test
  void areNotComparedWithSourcesThatDoNotExist() {
    assertThat(new ConsoleSources(folder).built()).isEmpty();
  }

  @Test
  void areComparedWithEachSource() throws IOException {
    for (var name : new String[] {"index.html", "package.json", "package-lock.json"}) {
      Files.writeString(folder.resolve(name), "");
    }
    Files.writeString(folder.resolve("vite.config.ts"), "a");
    Files.createDirectories(folder.resolve("src/a"));
    Files.createDirectories(folder.resolve("generated"));
    Files.createDirectories(folder.resolve("dist"));
    for (var name : new String[] {"src/a/b.ts", "src/a-b.ts", "src/Z.ts", "generated/x.ts"}) {
      Files.writeString(folder.resolve(name), "");
    }
    Files.writeString(folder.resolve("dist/sources.txt"), "built");

    var sources = new ConsoleSources(folder);

    var empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  ";
    assertThat(sources.built()).contains("built");
    assertThat(sources.present())
        .isEqualTo(
            empty
                + "index.html\n"
                + empty
                + "package-lock.json\n"
                + empty
                + "package.json\n"
                + empty
                + "src/Z.ts\n"
                + empty
                + "src/a-b.ts\n"
                + empty
                + "src/a/b.ts\n"
                + "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  vite.config.ts\n");
  }

  @Test
  void haveTypesTagsAndNoSources() {
    var files = new ConsoleFiles().all();

    assertThat(files).containsKey(ConsoleFiles.INDEX).doesNotContainKey("sources.txt");
    assertThat(files.values())
        .allSatisfy(file -> assertThat(file.tag()).matches("\"[0-9a-f]{32}\""));
  }

  @Test
  void areReadOfAJarAsOfAFolder() throws IOException {
    var jar = folder.resolve("a jar.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var name : new String[] {"dist/index.html", "dist/assets/a-AbCdEf12.js", "other.txt"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("ü".getBytes(UTF_8));
      }
    }
    Files.createDirectories(folder.resolve("dist/assets"));
    Files.writeString(folder.resolve("dist/index.html"), "ü");
    Files.writeString(folder.resolve("dist/assets/a-AbCdEf12.js"), "ü");

    var ofJar = ConsoleFiles.at(URI.create("jar:" + jar.toUri() + "!/dist/index.html"));
    var ofFolder = ConsoleFiles.at(folder.resolve("dist/index.html").toUri());

    assertThat(ofJar).isEqualTo(ofFolder).containsOnlyKeys("index.html", "assets/a-AbCdEf12.js");
    assertThat(ofJar.get("index.html"))
        .extracting(ConsoleFile::body, ConsoleFile::type)
        .containsExactly("ü", "text/html; charset=utf-8");
  }

  @Test
  void neverChangeIfTheirNamesHaveAHash() {
    assertThat(ConsoleFile.of("assets/index-BGfYgBx5.js", new byte[0]).neverChanges()).isTrue();
    assertThat(ConsoleFile.of("assets/rolldown-runtime-XKyaHtl9.js", new byte[0]).neverChanges())
        .isTrue();
    assertThat(ConsoleFile.of("index.html", new byte[0]).neverChanges()).isFalse();
    assertThat(ConsoleFile.of("licenses.md", new byte[0]).neverChanges()).isFalse();
    assertThat(ConsoleFile.of("assets/logo.svg", new byte[0]).neverChanges()).isFalse();
  }

  private static Path root(Path folder) {
    return Files.exists(folder.resolve("verify"))
        ? folder
        : root(Objects.requireNonNull(folder.getParent()));
  }
}
