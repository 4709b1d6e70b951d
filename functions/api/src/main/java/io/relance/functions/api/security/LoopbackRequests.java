package io.relance.functions.api.security;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recognizes requests of programs on the same machine. */
public final class LoopbackRequests {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Headers that proxies add, beside those that begin with {@code X-Forwarded-}. */
  private static final Set<String> OF_PROXIES =
      Set.of("forwarded", "via", "x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip");

  private LoopbackRequests() {}

  /**
   * Whether a request comes from this machine and not through a proxy: its connection does, it
   * addresses this machine by a name of its own (a page of another site cannot), and it has no
   * header of a proxy.
   */
  public static boolean isLocal(HttpRequest<?> request) {
    InetAddress remote = request.getRemoteAddress().getAddress();
    return remote != null
        && remote.isLoopbackAddress()
        && hosts(request).stream().map(LoopbackRequests::name).allMatch(NAMES::contains)
        && request.getHeaders().names().stream().noneMatch(LoopbackRequests::isOfProxy);
  }

  private static List<String> hosts(HttpRequest<?> request) {
    return request.getHeaders().getAll("Host");
  }

  private static String name(String host) {
    return host.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
  }

  private static boolean isOfProxy(String header) {
    var name = header.toLowerCase(Locale.ROOT);
    return name.startsWith("x-forwarded-") || OF_PROXIES.contains(name);
  }
}
