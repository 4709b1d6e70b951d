package io.relance.functions.api.sftp;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.sftp.SftpCheck;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * Whether files can be put on an SFTP server.
 *
 * @param message why they cannot
 */
@Schema(name = "SftpCheck")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SftpCheckView(boolean ok, Optional<String> message) {
  static SftpCheckView of(SftpCheck check) {
    return new SftpCheckView(check.ok(), check.message());
  }
}
