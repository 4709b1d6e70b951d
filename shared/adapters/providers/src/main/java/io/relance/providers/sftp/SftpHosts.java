package io.relance.providers.sftp;

import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Which hosts may be connected to, so that nobody reaches the network behind Relance by naming a
 * server there.
 *
 * @param onlyPrivate whether files go to this machine and its network only, as with a test clock
 * @param permitted the private hosts, as they are written, that may be connected to all the same
 */
public record SftpHosts(boolean onlyPrivate, Set<String> permitted) {
  private static final int HIGH_BITS = 0xfe;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int SHARED_FIRST = 100;
  private static final int SHARED_SECOND = 64;
  private static final int SHARED_MASK = 0xc0;

  public SftpHosts {
    permitted = Set.copyOf(permitted);
  }

  /**
   * The address of a host; all its addresses must be permitted.
   *
   * @throws PermanentFailure when one is not
   * @throws TransientFailure when the host has none
   */
  InetAddress resolve(String host) {
    try {
      var addresses = InetAddress.getAllByName(host);
      for (var address : addresses) {
        check(host, address);
      }
      return addresses[0];
    } catch (UnknownHostException e) {
      throw new TransientFailure("The host has no address", e).with("host", host);
    }
  }

  private void check(String host, InetAddress address) {
    if (isNever(address)) {
      throw new PermanentFailure("The host's address must not be link-local or multicast")
          .with("host", host);
    }
    if (onlyPrivate && !isPrivate(address)) {
      throw new PermanentFailure(
              "The host must be on this machine or its network while RELANCE_TEST_CLOCK is true")
          .with("host", host);
    }
    if (!onlyPrivate && isPrivate(address) && !permitted.contains(host)) {
      throw new PermanentFailure(
              "The host's address must be public, or the host be named in"
                  + " RELANCE_SFTP_PRIVATE_HOSTS")
          .with("host", host);
    }
  }

  /** Among them are the addresses at which clouds serve credentials. */
  private static boolean isNever(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isAnyLocalAddress()
        || address.getHostAddress().equals("fd00:ec2:0:0:0:0:0:254");
  }

  private static boolean isPrivate(InetAddress address) {
    var bytes = address.getAddress();
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || (address instanceof Inet6Address && (bytes[0] & HIGH_BITS) == UNIQUE_LOCAL)
        || (bytes.length == 4
            && bytes[0] == SHARED_FIRST
            && (bytes[1] & SHARED_MASK) == SHARED_SECOND);
  }
}
