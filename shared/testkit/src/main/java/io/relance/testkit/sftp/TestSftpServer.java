package io.relance.testkit.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server on this machine with one user, whose faults can be chosen. */
public final class TestSftpServer implements AutoCloseable {
  public static final String USER = "relance";
  public static final String PASSWORD = "correct horse";

  /** How the server fails. */
  public enum Fault {
    /** It has no space for a file. */
    FULL,
    /** It drops the connection at the end of a file, before it says that it has the whole. */
    DROPS_FILES
  }

  private final Path folder;
  private final SshServer server;
  private final Set<Fault> faults = ConcurrentHashMap.newKeySet();
  private final Set<String> userKeys = ConcurrentHashMap.newKeySet();
  private KeyPair hostKey;

  /** A server whose files are in a folder, with a key of this algorithm of the JDK. */
  public TestSftpServer(Path folder, String algorithm) {
    this.folder = folder;
    this.hostKey = keyPair(algorithm);
    this.server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.setPasswordAuthenticator(
        (user, password, _) -> user.equals(USER) && password.equals(PASSWORD));
    server.setPublickeyAuthenticator(
        (_, key, _) -> userKeys.contains(PublicKeyEntry.toString(key)));
    var subsystem = new SftpSubsystemFactory.Builder().build();
    subsystem.addSftpEventListener(new Failing());
    server.setSubsystemFactories(List.of(subsystem));
    useHostKey();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server with an ECDSA key. */
  public TestSftpServer(Path folder) {
    this(folder, "EC");
  }

  /** A new key pair of an algorithm of the JDK: Ed25519, EC or RSA. */
  public static KeyPair keyPair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is not available", e);
    }
  }

  private void useHostKey() {
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
  }

  public int port() {
    return server.getPort();
  }

  /** The host key as a line in OpenSSH's form. */
  public String hostKey() {
    return PublicKeyEntry.toString(hostKey.getPublic());
  }

  /** Gives the server another host key for connections to come. */
  public void changeHostKey() {
    hostKey = keyPair("EC");
    useHostKey();
  }

  /** Lets the user sign in with a key, too. */
  public void permit(KeyPair key) {
    permit(PublicKeyEntry.toString(key.getPublic()));
  }

  /** Lets the user sign in with a key, too: a line in OpenSSH's form. */
  public void permit(String publicKey) {
    userKeys.add(publicKey);
  }

  /** Makes the server fail, until {@link #works}. */
  public void fails(Fault fault) {
    faults.add(fault);
  }

  /** Lets the server work again. */
  public void works() {
    faults.clear();
  }

  /** The files by their paths, with their contents. */
  public Map<String, String> files() {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  path -> folder.relativize(path).toString(),
                  TestSftpServer::content,
                  (one, _) -> one,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails as the faults say. */
  private final class Failing implements SftpEventListener {
    @Override
    public void opening(ServerSession session, String remoteHandle, Handle localHandle)
        throws IOException {
      if (faults.contains(Fault.FULL) && localHandle instanceof FileHandle) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void closing(ServerSession session, String remoteHandle, Handle localHandle) {
      if (faults.contains(Fault.DROPS_FILES) && localHandle instanceof FileHandle) {
        session.close(true);
      }
    }
  }
}
