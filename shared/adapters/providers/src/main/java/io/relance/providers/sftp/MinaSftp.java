package io.relance.providers.sftp;

import io.relance.domain.failure.ExternalFailure;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.sftp.HostKey;
import io.relance.domain.sftp.SftpAddress;
import io.relance.domain.sftp.SftpClient;
import io.relance.domain.sftp.SftpConnection;
import io.relance.domain.sftp.SftpCredential;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/** Connects to SFTP servers by Apache MINA SSHD; a server with another host key is refused. */
public final class MinaSftp implements SftpClient {
  static {
    Ed25519Registrar.register();
  }

  private final SftpHosts hosts;
  private final Duration timeout;

  /**
   * @param timeout to connect, to sign in and to open the channel, each; a connection on which
   *     nothing happens for twice as long is closed
   */
  public MinaSftp(SftpHosts hosts, Duration timeout) {
    this.hosts = hosts;
    this.timeout = timeout;
  }

  @Override
  public SftpConnection connect(SftpAddress address, SftpCredential credential) {
    var target = new InetSocketAddress(hosts.resolve(address.host()), address.port());
    var verifier = new OneKey(address.hostKey());
    var client = client(address.hostKey(), verifier);
    var connected = false;
    try {
      client.start();
      var connection = connect(client, target, address, credential);
      connected = true;
      return connection;
    } catch (IOException e) {
      throw failure(e, verifier);
    } finally {
      if (!connected) {
        close(client);
      }
    }
  }

  private SftpConnection connect(
      SshClient client, InetSocketAddress target, SftpAddress address, SftpCredential credential)
      throws IOException {
    var session = client.connect(address.user(), target).verify(timeout).getSession();
    add(credential, session);
    session.auth().verify(timeout);
    var sftp = SftpClientFactory.instance().createSftpClient(session);
    return new MinaSftpConnection(() -> close(client), sftp, address.folder());
  }

  private SshClient client(HostKey expected, ServerKeyVerifier verifier) {
    var client = SshClient.setUpDefaultClient();
    var all = ClientBuilder.setUpDefaultSignatureFactories(false);
    client.setServerKeyVerifier(verifier);
    client.setSignatureFactories(of(expected, all));
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setUserAuthFactories(
        List.of(
            new UserAuthPublicKeyFactory(all),
            UserAuthPasswordFactory.INSTANCE,
            UserAuthKeyboardInteractiveFactory.INSTANCE));
    CoreModuleProperties.IDLE_TIMEOUT.set(client, timeout.multipliedBy(2));
    CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(client, timeout);
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, timeout);
    return client;
  }

  /** Those by which the server signs with the key of its type that it is known by. */
  private static List<NamedFactory<Signature>> of(
      HostKey expected, List<NamedFactory<Signature>> all) {
    var names =
        expected.type().equals("ssh-rsa")
            ? Set.of("rsa-sha2-512", "rsa-sha2-256")
            : Set.of(expected.type());
    return all.stream().filter(factory -> names.contains(factory.getName())).toList();
  }

  private static void add(SftpCredential credential, ClientSession session) {
    switch (credential) {
      case SftpCredential.Password(var password) -> session.addPasswordIdentity(password);
      case SftpCredential.PrivateKey(var pem) ->
          keys(session, pem).forEach(session::addPublicKeyIdentity);
    }
  }

  private static Stream<KeyPair> keys(ClientSession session, String pem) {
    try {
      var found =
          SecurityUtils.getKeyPairResourceParser()
              .loadKeyPairs(session, NamedResource.ofName("key"), FilePasswordProvider.EMPTY, pem);
      if (found == null || found.isEmpty()) {
        throw unreadable(null);
      }
      return found.stream();
    } catch (IOException
        | GeneralSecurityException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw unreadable(e);
    }
  }

  private static PermanentFailure unreadable(@Nullable Exception cause) {
    return new PermanentFailure(
        "The private key must be one that OpenSSH reads, without a passphrase", cause);
  }

  private static ExternalFailure failure(IOException e, OneKey verifier) {
    if (verifier.refused != null) {
      return new PermanentFailure("The host key of the server differs from the stored one", e)
          .with("found", verifier.refused);
    }
    return switch (e instanceof SshException ssh ? ssh.getDisconnectCode() : 0) {
      case SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED ->
          new PermanentFailure("The server has no host key of the stored type", e)
              .with("type", verifier.expected.type());
      case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
          new PermanentFailure("The server refused the user or the credential", e);
      default -> new TransientFailure("The server could not be reached or did not respond", e);
    };
  }

  private static void close(SshClient client) {
    client.stop();
    try {
      client.close();
    } catch (IOException _) {
      // The connection is given up; what it did is known by then.
    }
  }

  /** Accepts one key, and remembers what else it was offered. */
  private static final class OneKey implements ServerKeyVerifier {
    private final HostKey expected;
    private volatile @Nullable String refused;

    OneKey(HostKey expected) {
      this.expected = expected;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
      var offered = HostKey.parse(PublicKeyEntry.toString(key));
      if (offered.equals(expected)) {
        return true;
      }
      refused = offered.type() + " " + offered.fingerprint();
      return false;
    }
  }
}
