package io.relance.domain.sftp;

import io.relance.domain.failure.PermanentFailure;

/** Connects to SFTP servers. */
@FunctionalInterface
public interface SftpClient {
  /**
   * Connects, checks the host key and signs in.
   *
   * @throws PermanentFailure when the server must not be used, or refuses the user: the host key
   *     differs, the credential is wrong, the address is not permitted
   * @throws io.relance.domain.failure.TransientFailure when it cannot be reached now
   */
  SftpConnection connect(SftpAddress address, SftpCredential credential);

  /** A client that connects to no server. */
  static SftpClient none() {
    return (_, _) -> {
      throw new PermanentFailure("A client for SFTP must be part of this deployment");
    };
  }
}
