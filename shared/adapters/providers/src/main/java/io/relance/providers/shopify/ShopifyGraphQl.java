package io.relance.providers.shopify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relance.domain.shop.ShopAdmin.Answer;
import io.relance.domain.shop.ShopAdmin.Answer.Given;
import io.relance.domain.shop.ShopAdmin.Answer.Later;
import io.relance.domain.shop.ShopAdmin.Answer.Refused;
import io.relance.providers.BoundedExchange;
import io.relance.providers.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the GraphQL Admin API of one shop.
 *
 * <p>A request that finds the bucket empty is answered with the code {@code THROTTLED} and with the
 * cost, from which follows how long the bucket takes to fill: <a
 * href="https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits">rate limits</a>. The
 * statuses are those of <a
 * href="https://shopify.dev/docs/api/admin-graphql#status_and_error_codes">the reference</a>.
 */
final class ShopifyGraphQl {
  /** The version whose documents the queries follow. */
  static final String VERSION = "2026-07";

  private static final Logger LOG = LoggerFactory.getLogger(ShopifyGraphQl.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration BRIEFLY = Duration.ofSeconds(2);
  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final double SLOWEST_RATE = 1;

  private final ShopifyAdminSettings settings;
  private final Timeouts timeouts;
  private final HttpClient client;

  ShopifyGraphQl(ShopifyAdminSettings settings, Timeouts timeouts, HttpClient client) {
    this.settings = settings;
    this.timeouts = timeouts;
    this.client = client;
  }

  /** The {@code data} of an answer. */
  Answer<JsonNode> call(String query, Map<String, ?> variables) {
    try {
      var response =
          BoundedExchange.send(
              client, request(Map.of("query", query, "variables", variables)), timeouts);
      warnOfOtherVersion(response);
      return response.statusCode() == 200 ? data(response.body()) : refusal(response);
    } catch (IOException failure) {
      LOG.warn("Shopify could not be reached: {}", failure.toString());
      return new Later<>(A_WHILE, "Shopify could not be reached");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Later<>(A_WHILE, "The call to Shopify was interrupted");
    }
  }

  private HttpRequest request(Map<String, ?> body) throws IOException {
    var address = "%s/admin/api/%s/graphql.json".formatted(settings.baseUrl(), VERSION);
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("X-Shopify-Access-Token", settings.token())
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
        .build();
  }

  /** Shopify serves its oldest version in place of one that it supports no longer. */
  private static void warnOfOtherVersion(HttpResponse<?> response) {
    response
        .headers()
        .firstValue("X-Shopify-API-Version")
        .filter(served -> !served.equals(VERSION))
        .ifPresent(
            served ->
                LOG.warn("Shopify serves version {} of its API in place of {}", served, VERSION));
  }

  private static Answer<JsonNode> data(String body) {
    try {
      var answer = JSON.readTree(body);
      var error = answer.path("errors").path(0);
      return error.isMissingNode() && answer.path("data").isObject()
          ? new Given<>(answer.path("data"))
          : fault(error, answer);
    } catch (JacksonException _) {
      return new Later<>(A_WHILE, "Shopify's answer could not be read");
    }
  }

  private static Answer<JsonNode> fault(JsonNode error, JsonNode answer) {
    var message = error.path("message").asText("no data");
    return switch (error.path("extensions").path("code").asText("")) {
      case "THROTTLED" -> throttled(answer.path("extensions").path("cost"));
      case "INTERNAL_SERVER_ERROR", "TIMEOUT" -> new Later<>(A_WHILE, "Shopify failed: " + message);
      case "ACCESS_DENIED" ->
          new Refused<>(
              "Shopify denies access: the app of RELANCE_SHOPIFY_ADMIN_TOKEN must have the scopes"
                  + " and the protected customer data that docs/operations.md lists. "
                  + message);
      default ->
          error.isMissingNode()
              ? new Later<>(A_WHILE, "Shopify answered without data")
              : new Refused<>("Shopify refuses the request: " + message);
    };
  }

  private static Answer<JsonNode> throttled(JsonNode cost) {
    var status = cost.path("throttleStatus");
    var missing =
        cost.path("requestedQueryCost").asDouble() - status.path("currentlyAvailable").asDouble();
    var rate = Math.max(SLOWEST_RATE, status.path("restoreRate").asDouble());
    var pause = Duration.ofMillis((long) Math.ceil(1000 * missing / rate));
    return new Later<>(
        pause.compareTo(BRIEFLY) < 0 ? BRIEFLY : pause, "Shopify limits the rate of requests");
  }

  private static Answer<JsonNode> refusal(HttpResponse<?> response) {
    var status = response.statusCode();
    return switch (status) {
      case 401, 403 ->
          new Refused<>(
              ("Shopify refuses RELANCE_SHOPIFY_ADMIN_TOKEN (%d): it must be the Admin API access"
                      + " token of an app that is installed in this shop")
                  .formatted(status));
      case 402, 423 -> new Refused<>("The shop is frozen or locked (%d)".formatted(status));
      case 404 ->
          new Refused<>(
              ("Shopify knows no such shop, or no version %s of its API (404): RELANCE_SHOPIFY_SHOP"
                      + " must be the shop's myshopify.com domain")
                  .formatted(VERSION));
      case 429, 430 -> new Later<>(retryAfter(response), "Shopify limits the rate of requests");
      default ->
          status >= 500
              ? new Later<>(A_WHILE, "Shopify failed (%d)".formatted(status))
              : new Refused<>("Shopify refuses the request (%d)".formatted(status));
    };
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,4}(\\.\\d+)?"))
        .map(text -> Duration.ofMillis((long) (1000 * Double.parseDouble(text))))
        .filter(pause -> pause.compareTo(BRIEFLY) > 0)
        .orElse(BRIEFLY);
  }
}
