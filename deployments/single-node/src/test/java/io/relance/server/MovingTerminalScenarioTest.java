package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.config.Settings;
import io.relance.server.Terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3.5: export and import at a terminal")
class MovingTerminalScenarioTest {
  @TempDir private Path folder = Path.of("");

  private Path data = folder;
  private Path file = folder;

  @BeforeEach
  void aServerThatStopped() {
    data = folder.resolve("data");
    file = folder.resolve("relance.export");
    try (var testShop = TestShop.undisturbed(Outside.in(data))) {
      Happenings.subscribers(testShop, 2);
      testShop.activate("Offer", Flows.OFFER);
    }
  }

  @Test
  void movesToAnotherFolder() {
    var exported = relance("export", "--data", data, file);
    var imported = relance("import", "--data", folder.resolve("new"), file);

    assertThat(exported.text()).contains("exported to " + file, "contacts ", "personal data");
    assertThat(exported.text()).doesNotContain(Happenings.phone(1), "ana1@example.com");
    assertThat(exported.exit()).isZero();
    assertThat(imported.text()).contains("imported " + file, "automations ");
    assertThat(imported.exit()).isZero();
    try (var server = new Deployment(Settings.read(Map.of(), 0), folder.resolve("new"), 0)) {
      assertThat(server.relance().authoring().automations().all()).hasSize(1);
    }
  }

  @Test
  void showsTheFileToItsOwnerAlone() throws IOException {
    relance("export", "--data", data, file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesAFolderThatAServerRunsOn() {
    try (var _ = new Deployment(Settings.read(Map.of(), 0), data, 0)) {
      assertThat(sentence("export", "--data", data, file)).contains("in use");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void refusesAFolderWithoutAnInstallation() {
    var nothing = folder.resolve("nothing");

    assertThat(sentence("export", "--data", nothing, file)).contains("no installation");
    assertThat(nothing).doesNotExist();
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesAFileThatIsThere() throws IOException {
    Files.writeString(file, "mine");

    assertThat(sentence("export", "--data", data, file)).contains("already exists");
    assertThat(file).hasContent("mine");
  }

  @Test
  void refusesWhatIsNoExport() throws IOException {
    assertThat(sentence("import", "--data", folder.resolve("new"), file)).contains("Cannot read");
    Files.writeString(file, "mine");
    assertThat(sentence("import", "--data", folder.resolve("new"), file))
        .contains("not a complete export");
  }

  @Test
  void asksWhichInstallation() {
    assertThat(sentence("export", file)).contains("--data", "--aws");
    assertThat(sentence("import", "--data", data, "--aws", "x", file)).contains("--data", "--aws");
  }

  private static Screen relance(Object... arguments) {
    var words = java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    return Terminal.relance(Map.of(), words);
  }

  private static String sentence(Object... arguments) {
    var screen = relance(arguments);
    assertThat(screen.exit()).as(screen.text()).isNotZero();
    assertThat(screen.lines()).hasSize(1);
    assertThat(screen.text()).doesNotContain("Exception", "\tat ", "io.relance");
    return screen.lines().getFirst();
  }
}
