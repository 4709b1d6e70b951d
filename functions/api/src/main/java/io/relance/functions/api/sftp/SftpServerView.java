package io.relance.functions.api.sftp;

import io.relance.application.sftp.SftpServer;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * An SFTP server, without the secret of its user.
 *
 * @param key its name in flow files; it never changes
 * @param signIn what the user signs in with
 * @param hostKey the public key of the server: its type and the key in Base64
 */
@Schema(name = "SftpServer")
public record SftpServerView(
    String id,
    String key,
    String name,
    String host,
    int port,
    String user,
    @Schema(
            type = "string",
            allowableValues = {"password", "private-key"})
        String signIn,
    String hostKey,
    String folder,
    Instant createdAt) {
  static SftpServerView of(SftpServer server) {
    var address = server.address();
    return new SftpServerView(
        server.id().value(),
        server.key().value(),
        server.name(),
        address.host(),
        address.port(),
        address.user(),
        Choices.name(server.signIn()),
        address.hostKey().line(),
        address.folder(),
        server.createdAt());
  }
}
