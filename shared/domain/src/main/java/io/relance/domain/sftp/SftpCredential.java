package io.relance.domain.sftp;

/** What a user signs in to an SFTP server with. */
public sealed interface SftpCredential {
  /** The password of the user. */
  record Password(String value) implements SftpCredential {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Password[]";
    }
  }

  /** A private key of the user, in PEM, without a passphrase. */
  record PrivateKey(String pem) implements SftpCredential {
    /** Never shows the key. */
    @Override
    public String toString() {
      return "PrivateKey[]";
    }
  }
}
