package io.relance.functions.api.security;

import io.micronaut.http.HttpRequest;

/** The network addresses of requests. */
public final class Addresses {
  private Addresses() {}

  /** The address that a request comes from; behind a proxy, that of the proxy. */
  public static String of(HttpRequest<?> request) {
    var address = request.getRemoteAddress().getAddress();
    return address == null ? "unknown" : address.getHostAddress();
  }
}
