package io.relance.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L17: SQLite's native library does not accumulate")
class NativeLibraryFolderTest {
  private final String before = System.getProperty(NativeLibraryFolder.PROPERTY, "");

  @TempDir Path data;

  @BeforeEach
  void clear() {
    System.clearProperty(NativeLibraryFolder.PROPERTY);
  }

  @AfterEach
  void restore() {
    if (before.isEmpty()) {
      System.clearProperty(NativeLibraryFolder.PROPERTY);
    } else {
      System.setProperty(NativeLibraryFolder.PROPERTY, before);
    }
  }

  @Test
  void removesWhatAKilledProcessLeft() throws IOException {
    var folder = Files.createDirectory(data.resolve("native"));
    Files.writeString(folder.resolve("sqlite-1-libsqlitejdbc.so"), "library");
    Files.writeString(folder.resolve("sqlite-1-libsqlitejdbc.so.lck"), "");

    NativeLibraryFolder.use(data);

    assertThat(folder).isEmptyDirectory();
    assertThat(System.getProperty(NativeLibraryFolder.PROPERTY))
        .isEqualTo(folder.toAbsolutePath().toString());
  }

  @Test
  void leavesAFolderThatIsInUse() throws IOException {
    NativeLibraryFolder.use(data);
    var library = Files.writeString(data.resolve("native/library.so"), "library");

    NativeLibraryFolder.use(data);

    assertThat(library).exists();
  }
}
