package io.relance.providers.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The certificates that SNS signs with, each fetched once from its server. */
final class SnsCertificates {
  private static final String PATH = "/[A-Za-z0-9_./-]{1,200}\\.pem";

  /** SNS changes its certificate about once a year. */
  private static final int REMEMBERED = 20;

  private final SnsServer server;
  private final Map<URI, X509Certificate> known = new ConcurrentHashMap<>();

  SnsCertificates(SnsServer server) {
    this.server = server;
  }

  /**
   * The key of the certificate that an envelope names, if the certificate is one of SNS and valid
   * today.
   *
   * @throws io.relance.domain.failure.TransientFailure when it cannot be fetched now
   */
  Optional<PublicKey> key(SnsEnvelope envelope) {
    return server
        .address(envelope.text("SigningCertURL"), envelope.topic())
        .filter(address -> address.getRawPath().matches(PATH) && address.getRawQuery() == null)
        .flatMap(this::certificate)
        .filter(SnsCertificates::isValid)
        .map(X509Certificate::getPublicKey);
  }

  private Optional<X509Certificate> certificate(URI address) {
    var remembered = Optional.ofNullable(known.get(address));
    if (remembered.isPresent()) {
      return remembered;
    }
    var fetched = fetch(address);
    fetched.ifPresent(
        certificate -> {
          if (known.size() >= REMEMBERED) {
            known.clear();
          }
          known.put(address, certificate);
        });
    return fetched;
  }

  private Optional<X509Certificate> fetch(URI address) {
    var response = server.get(address);
    if (response.statusCode() != 200) {
      return Optional.empty();
    }
    try (var pem = new ByteArrayInputStream(response.body().getBytes(UTF_8))) {
      return Optional.of(
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem));
    } catch (CertificateException | IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isValid(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return true;
    } catch (CertificateException _) {
      return false;
    }
  }
}
