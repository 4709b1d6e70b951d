package io.relance.domain.id;

/** The identity of an SFTP server. */
public record SftpServerId(String value) {
  public SftpServerId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("An SFTP server's id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
