package io.relance.providers.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.sftp.HostKey;
import io.relance.domain.sftp.SftpAddress;
import io.relance.domain.sftp.SftpConnection;
import io.relance.domain.sftp.SftpCredential;
import io.relance.testkit.sftp.TestSftpServer;
import io.relance.testkit.sftp.TestSftpServer.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-A4: files go to an SFTP server whose host key is known")
class MinaSftpTest {
  private static final SftpHosts HERE = new SftpHosts(false, Set.of("127.0.0.1"));
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final SftpCredential PASSWORD =
      new SftpCredential.Password(TestSftpServer.PASSWORD);

  /** A key that ssh-keygen made for this test alone. */
  private static final String OPENSSH_KEY =
      """
      -----BEGIN %s-----
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
      QyNTUxOQAAACAL/r03Rd0fEQgzfYHZmmkA+L2vca4PoKENk9mFz7BXcgAAAIgTNYuwEzWL
      sAAAAAtzc2gtZWQyNTUxOQAAACAL/r03Rd0fEQgzfYHZmmkA+L2vca4PoKENk9mFz7BXcg
      AAAEAwAaqQjasenIlbuUmuktVP1fEbDPrLViZHObbarBa7bAv+vTdF3R8RCDN9gdmaaQD4
      va9xrg+goQ2T2YXPsFdyAAAAAAECAwQF
      -----END %s-----
      """
          .replace("%s", "OPENSSH PRIVATE KEY");

  @TempDir Path folder;

  @BeforeAll
  static void knowEd25519() {
    Ed25519Registrar.register();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "EC", "RSA"})
  void writesBesideAndRenames(String algorithm) {
    try (var server = new TestSftpServer(folder, algorithm);
        var connection = connect(server)) {
      write(connection, "a.part", "one");
      write(connection, "a.part", "two");
      connection.makeFolder("2026");
      connection.rename("a.part", "2026/a.csv");

      assertThat(server.files()).isEqualTo(Map.of("2026/a.csv", "two"));
      assertThat(connection.exists("2026/a.csv")).isTrue();
      assertThat(connection.exists("a.part")).isFalse();
      connection.delete("2026/a.csv");
      connection.delete("2026/a.csv");
      assertThat(server.files()).isEmpty();
    }
  }

  @Test
  void replacesNoFileByRenaming() {
    try (var server = new TestSftpServer(folder);
        var connection = connect(server)) {
      write(connection, "a.part", "new");
      write(connection, "a.csv", "old");

      assertThatThrownBy(() -> connection.rename("a.part", "a.csv"))
          .isInstanceOf(TransientFailure.class);

      assertThat(server.files()).containsEntry("a.csv", "old");
    }
  }

  @Test
  void refusesAnotherHostKey() {
    try (var server = new TestSftpServer(folder)) {
      var known = address(server);
      server.changeHostKey();

      assertThatThrownBy(() -> connect(known, PASSWORD))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("differs from the stored one")
          .hasMessageContaining(HostKey.parse(server.hostKey()).fingerprint());
    }
  }

  @Test
  void refusesAServerWithoutAKeyOfTheStoredType() {
    try (var server = new TestSftpServer(folder);
        var other = new TestSftpServer(folder, "RSA")) {
      var known = new SftpAddress("127.0.0.1", server.port(), "u", key(other), "/");

      assertThatThrownBy(() -> connect(known, PASSWORD))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("ssh-rsa");
    }
  }

  @Test
  void signsInWithAKeyOfOpenSsh() {
    try (var server = new TestSftpServer(folder)) {
      server.permit(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAv+vTdF3R8RCDN9gdmaaQD4va9xrg+goQ2T2YXPsFdy");
      var key = new SftpCredential.PrivateKey(OPENSSH_KEY);

      try (var connection = connect(address(server), key)) {
        assertThat(connection.exists("")).isTrue();
      }
    }
  }

  @Test
  void signsInWithAKey() {
    try (var server = new TestSftpServer(folder)) {
      var key = TestSftpServer.keyPair("RSA");
      server.permit(key);
      var pem =
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded()));

      try (var connection = connect(address(server), new SftpCredential.PrivateKey(pem))) {
        assertThat(connection.exists("")).isTrue();
      }
    }
  }

  @Test
  void namesAKeyThatItCannotRead() {
    try (var server = new TestSftpServer(folder)) {
      var pem = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

      assertThatThrownBy(() -> connect(address(server), new SftpCredential.PrivateKey(pem)))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("private key")
          .hasMessageNotContaining("AAAA");
    }
  }

  @Test
  void namesARefusedPassword() {
    try (var server = new TestSftpServer(folder)) {
      assertThatThrownBy(() -> connect(address(server), new SftpCredential.Password("wrong")))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("refused the user")
          .hasMessageNotContaining("wrong");
    }
  }

  @Test
  void reportsAFullServerAndABrokenConnectionAsPassing() {
    try (var server = new TestSftpServer(folder)) {
      server.fails(Fault.FULL);
      try (var connection = connect(server)) {
        assertThatThrownBy(() -> write(connection, "a.part", "one"))
            .isInstanceOf(TransientFailure.class);
      }
      server.works();
      server.fails(Fault.DROPS_FILES);
      try (var connection = connect(server)) {
        assertThatThrownBy(() -> write(connection, "a.part", "one"))
            .isInstanceOf(TransientFailure.class);
      }
    }
  }

  @Test
  void reportsAMissingFolder() {
    try (var server = new TestSftpServer(folder);
        var connection = connect(server)) {
      assertThatThrownBy(() -> write(connection, "none/a.part", "one"))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("none/a.part");
    }
  }

  @Test
  void givesUpOnAServerThatIsSilent() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var server = new TestSftpServer(folder)) {
      var known = new SftpAddress("127.0.0.1", silent.getLocalPort(), "u", key(server), "/");
      var client = new MinaSftp(HERE, Duration.ofMillis(300));

      assertThatThrownBy(() -> client.connect(known, PASSWORD))
          .isInstanceOf(TransientFailure.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "::1",
        "fd12::1",
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "fe80::1",
        "::ffff:127.0.0.1"
      })
  void refusesAddressesOfThePrivateNetwork(String host) {
    var hosts = new SftpHosts(false, Set.of());

    assertThatThrownBy(() -> hosts.resolve(host)).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void permitsPrivateHostsThatAreNamedButNoLinkLocalOnes() {
    var hosts = new SftpHosts(false, Set.of("192.168.1.1", "169.254.169.254"));

    assertThat(hosts.resolve("192.168.1.1").getHostAddress()).isEqualTo("192.168.1.1");
    assertThat(hosts.resolve("93.184.216.34").getHostAddress()).isEqualTo("93.184.216.34");
    assertThatThrownBy(() -> hosts.resolve("169.254.169.254")).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void staysOnThePrivateNetworkWithATestClock() {
    var hosts = new SftpHosts(true, Set.of());

    assertThat(hosts.resolve("127.0.0.1").isLoopbackAddress()).isTrue();
    assertThatThrownBy(() -> hosts.resolve("93.184.216.34"))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("RELANCE_TEST_CLOCK");
  }

  private static HostKey key(TestSftpServer server) {
    return HostKey.parse(server.hostKey());
  }

  private static SftpAddress address(TestSftpServer server) {
    return new SftpAddress("127.0.0.1", server.port(), TestSftpServer.USER, key(server), "/");
  }

  private static SftpConnection connect(TestSftpServer server) {
    return connect(address(server), PASSWORD);
  }

  private static SftpConnection connect(SftpAddress address, SftpCredential credential) {
    return new MinaSftp(HERE, TIMEOUT).connect(address, credential);
  }

  private static void write(SftpConnection connection, String path, String content) {
    try (var out = connection.write(path)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
