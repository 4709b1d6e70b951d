package io.relance.functions.console;

import io.micronaut.http.MutableHttpResponse;
import io.relance.application.composition.Relance;
import io.relance.domain.objectstore.ObjectStore;
import java.net.URI;
import java.time.Duration;

/**
 * What browsers may do on pages of the console: load code, styles and data from this server, and
 * send files to where they are uploaded.
 */
public final class ConsolePolicy {
  private final ObjectStore objects;
  private final boolean isBehindTls;

  private ConsolePolicy(ObjectStore objects, boolean isBehindTls) {
    this.objects = objects;
    this.isBehindTls = isBehindTls;
  }

  public static ConsolePolicy of(Relance relance) {
    var scheme = relance.project().publicUrl().getScheme();
    return new ConsolePolicy(relance.objects(), "https".equals(scheme));
  }

  /** Adds the headers that say it. */
  <T> MutableHttpResponse<T> on(MutableHttpResponse<T> response) {
    if (isBehindTls) {
      response.header("Strict-Transport-Security", "max-age=31536000");
    }
    return response
        .header("Content-Security-Policy", policy())
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  }

  private String policy() {
    return """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'%s; form-action 'none'; base-uri 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'"""
        .formatted(uploads());
  }

  /** The origin of uploads, if it is another one. */
  private String uploads() {
    var address = URI.create(objects.uploadAddress("console", Duration.ofMinutes(1)).url());
    return address.isAbsolute()
        ? " %s://%s".formatted(address.getScheme(), address.getAuthority())
        : "";
  }
}
