package io.relance.testkit.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relance.testkit.fake.HttpMessage.Request;
import io.relance.testkit.fake.HttpMessage.Response;
import io.relance.testkit.fake.LoopbackServer.Reaction;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server on loopback that behaves as the documents of Shopify's GraphQL Admin API say: it exports
 * records by bulk operations, lists and creates webhook subscriptions, and goes wrong when told to.
 *
 * <p>It follows <a href="https://shopify.dev/docs/api/usage/bulk-operations/queries">bulk
 * operations</a> and <a
 * href="https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits">rate limits</a>.
 */
public final class FakeShopAdmin implements AutoCloseable {
  public static final String TOKEN = "shpat_invented00000000000000000000";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String API = "/admin/api/2026-07/graphql.json";

  private final ShopExports exports;
  private final ShopSubscriptions subscriptions = new ShopSubscriptions();
  private final Queue<ShopAdminFault> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> cuts = new ConcurrentLinkedQueue<>();
  private final LoopbackServer server;
  private volatile String token = TOKEN;

  private FakeShopAdmin(int port) {
    server = LoopbackServer.start(port, this::react);
    exports = new ShopExports(server.url());
  }

  public static FakeShopAdmin start() {
    return new FakeShopAdmin(0);
  }

  /** Replaces {@code https://<shop>}. */
  public URI url() {
    return server.url();
  }

  /** What the shop has, and how its exports go. */
  public ShopExports exports() {
    return exports;
  }

  /** The topics that the shop sends to an address, in order. */
  public List<String> topics(String address) {
    return subscriptions.topics(address);
  }

  /** The webhook subscriptions of the shop. */
  public ShopSubscriptions subscriptions() {
    return subscriptions;
  }

  /** The next calls of the API meet this fault, after those planned before. */
  public void next(int times, ShopAdminFault fault) {
    for (int time = 0; time < times; time++) {
      faults.add(fault);
    }
  }

  /** The next download breaks off after so many bytes of its body. */
  public void cutsDownload(int bytes) {
    cuts.add(bytes);
  }

  /** From now on, another token is right. */
  public void changesToken(String other) {
    token = other;
  }

  private Reaction react(Request request) {
    if (request.method().equals("GET")) {
      return download(request);
    }
    if (!request.path().equals(API)) {
      return new Reaction.Answer(Response.json(404, "{\"errors\": \"Not Found\"}"));
    }
    if (!token.equals(request.headers().get("X-Shopify-Access-Token"))) {
      return new Reaction.Answer(
          Response.json(
              401,
              "{\"errors\": \"[API] Invalid API key or access token (unrecognized login or wrong"
                  + " password)\"}"));
    }
    var fault = faults.poll();
    return fault != null ? fault.reaction() : answer(request.body());
  }

  private Reaction download(Request request) {
    var response = exports.file(request.path(), request.headers().getOrDefault("Range", ""));
    var cut = cuts.poll();
    return cut == null
        ? new Reaction.Answer(response)
        : new Reaction.CutAnswer(response, cut.intValue());
  }

  private Reaction answer(String body) {
    var request = tree(body);
    var query = request.path("query").asText();
    var variables = request.path("variables");
    var data =
        query.contains("bulkOperationRunQuery")
            ? exports.run(variables)
            : query.contains("BulkOperation")
                ? exports.state(variables)
                : query.contains("webhookSubscriptionCreate")
                    ? subscriptions.create(variables)
                    : subscriptions.list(variables);
    var answer = JSON.createObjectNode();
    answer.set("data", data);
    answer
        .putObject("extensions")
        .putObject("cost")
        .put("requestedQueryCost", 10)
        .put("actualQueryCost", 10);
    return new Reaction.Answer(Response.json(200, answer).with("X-Shopify-API-Version", "2026-07"));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The body is no JSON", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
