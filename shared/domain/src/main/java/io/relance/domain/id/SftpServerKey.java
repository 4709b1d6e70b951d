package io.relance.domain.id;

/** The key by which flows refer to an SFTP server, in every installation. */
public record SftpServerKey(String value) {
  public SftpServerKey {
    if (value.isBlank()) {
      throw new IllegalArgumentException("An SFTP server's key must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
