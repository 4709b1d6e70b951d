package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.Project;
import io.relance.config.Settings;
import io.relance.server.Terminal.Screen;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever stops a start is told in one sentence that says what to do")
class TerminalScenarioTest {
  private static final String SETTINGS =
      """
      RELANCE_TIME_ZONE = Mars/Base = RELANCE_TIME_ZONE
      RELANCE_SMS_RATE = fast = RELANCE_SMS_RATE
      RELANCE_TWILIO_FROM = +12025550199 = RELANCE_TWILIO_ACCOUNT_SID
      RELANCE_TWILIO_BASE_URL = nowhere = RELANCE_TWILIO_BASE_URL
      """;

  @TempDir Path folder;

  @Test
  void saysThatThePortIsInUse() throws IOException {
    try (var other = new ServerSocket(0)) {
      var port = Integer.toString(other.getLocalPort());

      assertThat(lastLine(Map.of(), "--port", port)).contains(port, "in use", "--port");
    }

    try (var later = new Deployment(Settings.read(Map.of(), 0), folder.resolve("data"), 0)) {
      assertThat(later.newOwnerToken()).as("nobody saw one before").isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"70000", "http"})
  void saysThatThePortIsNone(String port) {
    assertThat(lastLine(Map.of(), "--port", port)).contains("--port", port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no.such.host.invalid", "203.0.113.7"})
  void saysThatTheHostIsNone(String host) {
    assertThat(lastLine(Map.of(), "--port", "0", "--host", host))
        .contains("--host", "must be", "\"%s\"".formatted(host));
  }

  @Test
  void saysThatTheFolderIsAFile() throws IOException {
    var file = Files.writeString(folder.resolve("taken"), "not a folder");

    assertThat(started(Map.of(), file)).contains(file.toString(), "folder");
    assertThat(started(Map.of(), file.resolve("below"))).contains(file.toString(), "folder");
  }

  @Test
  void saysThatTheFolderCannotBeWritten() throws IOException {
    var locked = Files.createDirectory(folder.resolve("locked"));
    assumeTrue(
        locked.toFile().setWritable(false) && !Files.isWritable(locked), "root writes anywhere");

    assertThat(started(Map.of(), locked)).contains(locked.toString(), "--data");
  }

  @Test
  void saysThatTheFolderHoldsSomethingElse() throws IOException {
    Files.writeString(folder.resolve("relance.db"), "no database at all, ".repeat(1000));

    assertThat(started(Map.of(), folder)).contains(folder.toString());
  }

  @Test
  void saysWhyTheDemoStops() {
    var command = new ArrayList<>(Terminal.command("demo"));
    command.add(1, "-Drelance.home=" + folder);

    var screen = Terminal.run(command, Map.of());

    assertThat(screen.exit()).isEqualTo(1);
    assertThat(screen.lines().getLast())
        .startsWith("The demo's event cannot be read: " + folder.resolve("events"));
  }

  @Test
  void saysThatAnotherServerHasTheFolder() {
    try (var _ = new Deployment(Settings.read(Map.of(), 0), folder, 0)) {
      assertThat(started(Map.of(), folder)).contains(folder.toString(), "another Relance server");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '=', textBlock = SETTINGS)
  void namesTheSettingThatIsWrong(String name, String value, String told) {
    assertThat(started(Map.of(name, value), folder)).startsWith(told);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"COUNTRY=FR", "RELANCE_CONTRY=FR", "RELANCE_SMS_RATE=x", "RELANCE_HEAP=64m"})
  void namesTheSettingOfAFileThatIsWrong(String line) throws IOException {
    var file = Files.writeString(folder.resolve("settings"), line + "\n");
    var name = line.replaceFirst("=.*", "");

    assertThat(lastLine(Map.of(), "--settings", file.toString())).contains(name);
  }

  @Test
  void saysThatTheFileOfSettingsIsNone() throws IOException {
    var broken = Files.writeString(folder.resolve("settings"), "# mine\nRELANCE_COUNTRY FR");

    assertThat(lastLine(Map.of(), "--settings", "nowhere")).contains("--settings", "nowhere");
    assertThat(lastLine(Map.of(), "--settings", folder.toString())).contains("--settings");
    assertThat(lastLine(Map.of(), "--settings", broken.toString()))
        .contains("--settings", "line 2", "NAME=value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "server --version", "cost --version"})
  void printsItsVersion(String line) {
    var screen = Terminal.relance(Map.of(), line.split(" "));

    assertThat(screen.exit()).isZero();
    assertThat(screen.text()).startsWith("relance ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sever | There is no command \"sever\"; did you mean \"server\"? Try: relance help",
        "server --prot 1 | There is no option \"--prot\"; did you mean \"--port\"?",
        "exprot | There is no command \"exprot\"; did you mean \"export\"? Try: relance help"
      })
  void suggestsTheNearestCommandOrOption(String line, String message) {
    assertThat(sentence(Terminal.relance(Map.of(), line.split(" ")))).startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void helps(String word) {
    var screen = Terminal.relance(Map.of(), word);

    assertThat(screen.exit()).isZero();
    assertThat(screen.text()).contains("server", "demo", "help");
  }

  @Test
  void helpsWithACommand() {
    var screen = Terminal.relance(Map.of(), "help", "server");

    assertThat(screen.exit()).isZero();
    assertThat(screen.text()).contains("--port", "--host", "--data", "--settings");
  }

  @ParameterizedTest
  @CsvSource({"sever, sever", "server --prot 1, --prot", "server there, there", "demo x, x"})
  void saysWhatItDoesNotKnow(String line, String unknown) {
    var screen = Terminal.relance(Map.of(), line.split(" "));

    assertThat(sentence(screen)).contains(unknown, "relance help");
  }

  @Test
  void asksForACommand() {
    assertThat(sentence(Terminal.relance(Map.of()))).contains("relance help");
  }

  @Test
  void asksForTheRightJdkWhereThereIsOnlyAnother() {
    var other = otherJdk();
    assumeTrue(other.isPresent(), "there is no other JDK on this machine");

    var screen =
        script("jdk_places() { echo \"$JAVA_HOME\"; }; find_jdk", other.orElseThrow().toString());

    assertThat(screen.exit()).isNotZero();
    assertThat(screen.text())
        .contains("needs a JDK 25", other.orElseThrow().toString(), "JAVA_HOME");
  }

  @Test
  void findsTheRightJdkBesideAnother() {
    var other = otherJdk();
    assumeTrue(other.isPresent(), "there is no other JDK on this machine");

    var right = System.getProperty("java.home");
    var screen =
        script(
            "jdk_places() { printf '%%s\\n' \"$JAVA_HOME\" '%s'; }; find_jdk && echo $JAVA_HOME"
                .formatted(right),
            other.orElseThrow().toString());

    assertThat(screen).isEqualTo(new Screen(0, right + "\n"));
  }

  private static Screen script(String rest, String javaHome) {
    var jdk = Project.root().resolve("tools/jdk.sh");
    return Terminal.run(
        List.of("bash", "-c", ". '%s'; %s".formatted(jdk, rest)), Map.of("JAVA_HOME", javaHome));
  }

  /** A JDK of another version, where Linux keeps them. */
  private static Optional<Path> otherJdk() {
    try (Stream<Path> places = Files.list(Path.of("/usr/lib/jvm"))) {
      return places
          .filter(place -> Files.isExecutable(place.resolve("bin/javac")))
          .filter(place -> !Project.text(place.resolve("release")).contains("JAVA_VERSION=\"25"))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The one sentence that the server ends with. */
  private String lastLine(Map<String, String> settings, String... arguments) {
    var all =
        Stream.concat(
            Stream.of("server", "--data", folder.resolve("data").toString()), Stream.of(arguments));
    return sentence(Terminal.relance(settings, all.toArray(String[]::new)));
  }

  private static String started(Map<String, String> settings, Path data) {
    return sentence(Terminal.relance(settings, "server", "--port", "0", "--data", data.toString()));
  }

  private static String sentence(Screen screen) {
    assertThat(screen.exit()).as(screen.text()).isNotZero();
    assertThat(screen.lines()).hasSize(1);
    assertThat(screen.text()).doesNotContain("Exception", "\tat ", "io.relance");
    return screen.lines().getFirst();
  }
}
