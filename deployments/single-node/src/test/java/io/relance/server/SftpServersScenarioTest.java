package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.domain.sftp.HostKey;
import io.relance.testkit.sftp.TestSftpServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-A4: SFTP servers are stored without showing their secrets, and checked")
class SftpServersScenarioTest extends SftpTest {
  @Test
  void checksThatFilesCanBePutThere() {
    var id = server.done(SERVERS, body(Map.of())).text("/id");

    assertThat(check(id)).isEqualTo("{\"ok\":true}");
    assertThat(sftp.files()).isEmpty();
  }

  @Test
  void namesTheHostKeyThatChanged() {
    var id = server.done(SERVERS, body(Map.of())).text("/id");
    sftp.changeHostKey();

    assertThat(check(id))
        .startsWith("{\"ok\":false")
        .contains("differs from the stored one")
        .contains(HostKey.parse(sftp.hostKey()).fingerprint());
  }

  @Test
  void saysWhyAServerCannotBeUsed() {
    assertThat(check(created(Map.of("password", "wrong")))).contains("refused the user");
    assertThat(check(created(Map.of("folder", "/none")))).contains("folder does not exist");
    assertThat(check(created(Map.of("host", "93.184.216.34")))).contains("RELANCE_TEST_CLOCK");
    sftp.fails(TestSftpServer.Fault.FULL);
    assertThat(check(created(Map.of()))).contains("its disk may be full");
    sftp.close();
    assertThat(check(created(Map.of()))).contains("could not be reached");
  }

  @Test
  void showsNoSecret() {
    var made = server.done(SERVERS, body(Map.of()));
    var id = made.text("/id");

    assertThat(made.text("/signIn")).isEqualTo("password");
    assertThat(made.text("/key")).isEqualTo("warehouse");
    assertThat(made.text("/hostKey")).isEqualTo(sftp.hostKey());
    var shown =
        made.body()
            + server.get(SERVERS).body()
            + server.get(SERVERS + "/" + id).body()
            + server.get("/v1/audit").body();
    assertThat(shown).contains(id).doesNotContain(TestSftpServer.PASSWORD);

    assertThat(server.call("DELETE", SERVERS + "/" + id, "").status()).isEqualTo(204);
    assertThat(server.get(SERVERS + "/" + id).status()).isEqualTo(404);
    assertThat(server.stored().toString()).doesNotContain(TestSftpServer.PASSWORD);
    assertThat(sftp.files()).isEmpty();
  }

  @Test
  void refusesAKeyThatIsTaken() {
    created(Map.of("key", "erp"));

    var refused = server.call("POST", SERVERS, body(Map.of("key", "erp")));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("sftp-server.key-taken");
  }

  @Test
  void letsAdminsDecideWhereDataGoes() {
    var id = created(Map.of());

    assertThat(as(Role.MANAGER, "POST", SERVERS, body(Map.of()))).isEqualTo(403);
    assertThat(as(Role.MANAGER, "POST", SERVERS + "/" + id + "/checks", "")).isEqualTo(200);
    assertThat(as(Role.ANALYST, "POST", SERVERS + "/" + id + "/checks", "")).isEqualTo(403);
    assertThat(as(Role.MANAGER, "DELETE", SERVERS + "/" + id, "")).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host|http://example.com|must be the name or the address of a host",
        "host|a b|must be the name or the address of a host",
        "port|0|must be a whole number from 1 to 65535",
        "user|\u0007|must be 1 to 128 printable characters",
        "password||must be 1 to 1000 printable characters",
        "hostKey|ssh-dss AAAAB3NzaC1kc3M=|must be one line with a type (ssh-ed25519",
        "hostKey|ecdsa-sha2-nistp256 AAAA|must be one line with a type (ssh-ed25519",
        "hostKey|SHA256:abc|must be one line with a type (ssh-ed25519",
        "folder|/exports/../etc|must be a folder without .. and",
        "privateKey|-----BEGIN|must be a private key in PEM without a passphrase",
        "passwort|x|unknown field"
      })
  void saysWhatAFieldMustBe(String field, String value, String message) {
    var given = value == null ? "" : value;
    var refused =
        server.call(
            "POST", SERVERS, body(Map.of(field, field.equals("port") ? (Object) 0 : given)));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains(field).contains(message);
  }

  @Test
  void wantsAPasswordOrAPrivateKey() {
    var both =
        body(Map.of("privateKey", "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----"));

    assertThat(server.call("POST", SERVERS, both).body())
        .contains("must be given if privateKey is not")
        .doesNotContain(TestSftpServer.PASSWORD);
  }

  private String created(Map<String, Object> fields) {
    return server.done(SERVERS, body(fields)).text("/id");
  }

  private String check(String id) {
    var reply = server.call("POST", SERVERS + "/" + id + "/checks", "");
    assertThat(reply.status()).isEqualTo(200);
    return reply.body();
  }

  private int as(Role role, String method, String path, String body) {
    var request =
        server
            .as(role, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    return server.send(request).status();
  }
}
