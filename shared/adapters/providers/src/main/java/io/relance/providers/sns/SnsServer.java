package io.relance.providers.sns;

import io.relance.domain.failure.TransientFailure;
import io.relance.providers.BoundedExchange;
import io.relance.providers.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The servers of SNS that are called: those of AWS, or the one that stands for them. */
final class SnsServer implements AutoCloseable {
  private static final Pattern HOST =
      Pattern.compile("sns\\.([a-z]{2,}(?:-[a-z]+)+-\\d+)\\.amazonaws\\.com(?:\\.cn)?");

  private final Optional<URI> other;
  private final Timeouts timeouts;
  private @Nullable HttpClient client;

  /**
   * @param other the only server that is called instead of AWS's; null for those of AWS
   */
  SnsServer(@Nullable URI other, Timeouts timeouts) {
    this.other = Optional.ofNullable(other);
    this.timeouts = timeouts;
  }

  /**
   * An address that a notification names, if it is one of SNS in the region of its topic.
   *
   * @param topic the ARN of the topic
   */
  Optional<URI> address(String written, String topic) {
    try {
      return Optional.of(new URI(written)).filter(it -> isOf(it, topic));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private boolean isOf(URI address, String topic) {
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    if (other.isPresent()) {
      var server = other.orElseThrow();
      return server.getScheme().equals(address.getScheme())
          && server.getRawAuthority().equals(address.getRawAuthority());
    }
    var host = HOST.matcher(address.getHost());
    return "https".equals(address.getScheme())
        && address.getPort() < 0
        && host.matches()
        && topic.split(":", 5)[3].equals(host.group(1));
  }

  /**
   * Reads an address.
   *
   * @throws TransientFailure when there is no answer
   */
  HttpResponse<String> get(URI address) {
    try {
      var response =
          BoundedExchange.send(client(), HttpRequest.newBuilder(address).build(), timeouts);
      if (response.statusCode() >= 500 || response.statusCode() == 429) {
        throw new TransientFailure("SNS answered " + response.statusCode());
      }
      return response;
    } catch (IOException e) {
      throw new TransientFailure("SNS did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted while waiting for SNS", e);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client = BoundedExchange.client(timeouts);
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
