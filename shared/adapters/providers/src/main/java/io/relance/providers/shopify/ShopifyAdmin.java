package io.relance.providers.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.shop.ShopAdmin;
import io.relance.domain.shop.ShopAdmin.Answer.Given;
import io.relance.domain.shop.ShopAdmin.Answer.Later;
import io.relance.domain.shop.ShopAdmin.Answer.Refused;
import io.relance.domain.shop.ShopRecord.RecordPlace;
import io.relance.domain.shop.ShopRecordReader;
import io.relance.domain.shop.ShopRecords;
import io.relance.providers.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A shop's Admin API: bulk operations export records, of which up to five run at a time in versions
 * from 2026-01 on. See <a href="https://shopify.dev/docs/api/usage/bulk-operations/queries">bulk
 * operations</a>.
 */
public final class ShopifyAdmin implements ShopAdmin {
  /** Others of the app are in progress; they take from seconds to hours. */
  private static final Duration UNTIL_OTHERS_END = Duration.ofMinutes(1);

  private final ShopifyGraphQl api;
  private final ShopifySubscriptions subscriptions;
  private final HttpClient client;
  private final Timeouts timeouts;

  public ShopifyAdmin(ShopifyAdminSettings settings, Timeouts timeouts) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .build();
    this.timeouts = timeouts;
    this.api = new ShopifyGraphQl(settings, timeouts, client);
    this.subscriptions = new ShopifySubscriptions(api);
  }

  @Override
  public Answer<Subscriptions> subscribe(URI address) {
    return subscriptions.complete(address);
  }

  /**
   * The topics, as GraphQL names them, that are read and that the shop does not send to an address.
   */
  public Answer<List<String>> missingTopics(URI address) {
    return subscriptions.missing(address);
  }

  @Override
  public Answer<String> export(ShopRecords records, Instant changedSince) {
    var query = ShopifyQueries.export(records, changedSince);
    return then(
        api.call(ShopifyQueries.RUN, Map.of("query", query)),
        data -> begun(data.path("bulkOperationRunQuery")));
  }

  private static Answer<String> begun(JsonNode payload) {
    var error = payload.path("userErrors").path(0);
    if (error.isMissingNode()) {
      return new Given<>(payload.path("bulkOperation").path("id").asText());
    }
    var message = error.path("message").asText();
    return isBusy(error.path("code").asText(), message)
        ? new Later<>(UNTIL_OTHERS_END, "Another export of the shop is in progress")
        : new Refused<>("Shopify refuses the export: " + message);
  }

  /** Versions before 2024-10 have no code. */
  private static boolean isBusy(String code, String message) {
    return code.equals("OPERATION_IN_PROGRESS")
        || code.equals("LIMIT_REACHED")
        || message.contains("already in progress");
  }

  @Override
  public Answer<ExportState> state(String export) {
    return then(
        api.call(ShopifyQueries.STATE, Map.of("id", export)),
        data -> new Given<>(state(data.path("node"))));
  }

  private static ExportState state(JsonNode operation) {
    var records = operation.path("rootObjectCount").asLong();
    return switch (operation.path("status").asText()) {
      case "CREATED", "RUNNING", "CANCELING" -> new ExportState.Preparing(records);
      case "COMPLETED" -> new ExportState.Ready(address(operation, "url"), records);
      case "FAILED" -> failed(operation);
      default -> new ExportState.Gone();
    };
  }

  /** Server errors and time-outs may pass; a missing scope does not. */
  private static ExportState failed(JsonNode operation) {
    var code = operation.path("errorCode").asText("without a code");
    return new ExportState.Failed(
        "Shopify could not export the records: " + code,
        !code.equals("ACCESS_DENIED"),
        address(operation, "partialDataUrl"));
  }

  private static Optional<URI> address(JsonNode operation, String name) {
    return Optional.of(operation.path(name))
        .filter(JsonNode::isTextual)
        .map(it -> URI.create(it.textValue()));
  }

  @Override
  public Optional<ShopRecordReader> open(ShopRecords records, URI file, RecordPlace from) {
    var request = HttpRequest.newBuilder(file).timeout(timeouts.answer());
    if (from.offset() > 0) {
      request.header("Range", "bytes=%d-".formatted(from.offset()));
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      return content(response, from)
          .map(content -> new DownloadedLines(content, from, timeouts.answer()))
          .map(lines -> new ShopifyRecordFile(records, lines));
    } catch (IOException e) {
      throw new TransientFailure("The records of a shop could not be downloaded", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("The download of a shop's records was interrupted", e);
    }
  }

  /**
   * The bytes from a place on, also of a server that sends the whole file; empty when the address
   * has expired, to which Google's storage answers 400.
   */
  private static Optional<InputStream> content(HttpResponse<InputStream> response, RecordPlace from)
      throws IOException {
    var content = response.body();
    switch (response.statusCode()) {
      case 206 -> {
        return Optional.of(content);
      }
      case 200 -> {
        content.skipNBytes(from.offset());
        return Optional.of(content);
      }
      case 416 -> {
        content.close();
        return Optional.of(InputStream.nullInputStream());
      }
      case 400, 401, 403, 404, 410 -> {
        content.close();
        return Optional.empty();
      }
      default -> {
        content.close();
        throw new TransientFailure("The records of a shop could not be downloaded")
            .with("status", response.statusCode());
      }
    }
  }

  static <A, B> Answer<B> then(Answer<A> answer, Function<A, Answer<B>> next) {
    return switch (answer) {
      case Given<A>(var value) -> next.apply(value);
      case Later<A>(var pause, var reason) -> new Later<>(pause, reason);
      case Refused<A>(var problem) -> new Refused<>(problem);
    };
  }
}
