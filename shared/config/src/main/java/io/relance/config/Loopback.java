package io.relance.config;

import org.jspecify.annotations.Nullable;

/** Tells hosts of this machine from all others, without asking any name server. */
final class Loopback {
  private Loopback() {}

  static boolean is(@Nullable String host) {
    return host != null
        && (host.equals("localhost")
            || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
            || host.equals("[::1]")
            || host.equals("::1"));
  }
}
