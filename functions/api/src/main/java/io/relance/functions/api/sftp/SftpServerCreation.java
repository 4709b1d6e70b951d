package io.relance.functions.api.sftp;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An SFTP server to create, with a password or a private key.
 *
 * @param key its name in flow files; made from the name when absent
 * @param port 22 when absent
 * @param password that of the user; it is never shown again
 * @param privateKey one of the user, in PEM and without a passphrase; it is never shown again
 * @param hostKey the public key of the server as a line in OpenSSH's form
 * @param folder the folder under which all files are put; the user's own when absent
 */
@Schema(
    name = "SftpServerCreation",
    requiredProperties = {"name", "host", "user", "hostKey"})
public record SftpServerCreation(
    @Nullable String name,
    @Schema(pattern = "[a-z0-9-]{1,60}") @Nullable String key,
    @Nullable String host,
    @Schema(minimum = "1", maximum = "65535") @Nullable Integer port,
    @Nullable String user,
    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable String password,
    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable String privateKey,
    @Nullable String hostKey,
    @Nullable String folder) {}
