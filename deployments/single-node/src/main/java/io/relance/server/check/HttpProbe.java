package io.relance.server.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.providers.BoundedExchange;
import io.relance.providers.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Reads from servers, and never writes to them. */
final class HttpProbe implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Timeouts timeouts;
  private final HttpClient client;

  HttpProbe(Timeouts timeouts) {
    this.timeouts = timeouts;
    this.client = BoundedExchange.client(timeouts);
  }

  /** What a server answers. */
  sealed interface Answer {
    /**
     * An answer.
     *
     * @param body missing unless it is JSON
     * @param at the time by the server's clock, if it says
     */
    record Given(int status, JsonNode body, Optional<Instant> at) implements Answer {}

    /** There is none; {@code reason} ends a sentence. */
    record None(String reason) implements Answer {}
  }

  /** Reads a resource with a value of the header {@code Authorization}; none if it is empty. */
  Answer get(URI address, String authorization) {
    var request = HttpRequest.newBuilder(address).header("Accept", "application/json").GET();
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return given(BoundedExchange.send(client, request.build(), timeouts));
    } catch (IOException e) {
      return new Answer.None(reason(e, address));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.None("the check was interrupted");
    }
  }

  private static Answer given(HttpResponse<String> response) {
    return new Answer.Given(
        response.statusCode(),
        json(response.body()),
        response.headers().firstValue("Date").flatMap(HttpProbe::instant));
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String reason(IOException failure, URI address) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "the name %s is not known (DNS)".formatted(address.getHost());
      }
      if (cause instanceof SSLException) {
        return "the certificate of %s is not accepted, or it speaks no TLS"
            .formatted(address.getHost());
      }
    }
    return "%s does not answer".formatted(address.getHost());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
