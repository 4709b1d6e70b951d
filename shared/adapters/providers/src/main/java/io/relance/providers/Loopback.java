package io.relance.providers;

import org.jspecify.annotations.Nullable;

/** Decides whether a host is this machine, without a name server. */
public final class Loopback {
  private Loopback() {}

  /** Whether a host, as it is written in an address, is this machine. */
  public static boolean is(@Nullable String host) {
    return host != null
        && (host.equals("localhost")
            || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
            || host.equals("[::1]")
            || host.equals("::1"));
  }
}
