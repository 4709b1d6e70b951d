package io.relance.server.check;

import io.relance.providers.Loopback;
import io.relance.server.check.HttpProbe.Answer;
import java.net.URI;

/** Checks that the public address leads to a running server. */
final class PublicAddressCheck {
  private static final String NAME = "public address";

  private final URI address;
  private final boolean isNeeded;
  private final HttpProbe probe;

  /**
   * @param isNeeded whether a provider on the internet is configured
   */
  PublicAddressCheck(URI address, boolean isNeeded, HttpProbe probe) {
    this.address = address;
    this.isNeeded = isNeeded;
    this.probe = probe;
  }

  CheckResult run() {
    if (Loopback.is(address.getHost()) && isNeeded) {
      return CheckResult.failed(
          NAME,
          "RELANCE_PUBLIC_URL is %s, which no provider reaches: set it to the https:// address of"
                  .formatted(address)
              + " this server on the internet.");
    }
    var health = URI.create(address.toString().replaceFirst("/+$", "") + "/health");
    return switch (probe.get(health, "")) {
      case Answer.None(var reason) ->
          CheckResult.failed(
              NAME,
              "%s cannot be reached: %s. Start the server, and look at the name, the proxy and the firewall."
                  .formatted(address, reason));
      case Answer.Given(var status, var body, _) when body.path("status").isTextual() ->
          reached(status, body.path("status").asText());
      case Answer.Given(var status, _, _) ->
          CheckResult.failed(
              NAME,
              "%s answers %d, but not as Relance: let the proxy send all requests to this server, with their path."
                  .formatted(address, status));
    };
  }

  private CheckResult reached(int status, String health) {
    if (status != 200) {
      return CheckResult.warning(
          NAME,
          "The server answers at %s, and is %s: read %s/health."
              .formatted(address, health, address));
    }
    if (Loopback.is(address.getHost())) {
      return CheckResult.warning(
          NAME,
          "The server answers at %s, which only this machine reaches: set RELANCE_PUBLIC_URL before you connect a provider."
              .formatted(address));
    }
    return "https".equals(address.getScheme())
        ? CheckResult.ok(NAME, "The server answers at %s.".formatted(address))
        : CheckResult.warning(
            NAME,
            "The server answers at %s without TLS: Shopify and Meta call https:// only."
                .formatted(address));
  }
}
