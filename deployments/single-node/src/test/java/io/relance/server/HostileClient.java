package io.relance.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.relance.application.persistence.Json;
import io.relance.testkit.fake.FakeShop;
import io.relance.testkit.fake.ShopBodies;
import io.relance.testkit.load.Customers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Sends a server what it must refuse or survive, and counts the answers. */
final class HostileClient {
  private static final ShopBodies SHOP = ShopBodies.now();
  private static final int FIRST_PHONE = 60_000_000;
  private static final List<String> LARGE =
      List.of("/v1/automations/x/simulations", "/v1/flows/checks", "/v1/automations");
  private static final List<String> QUERIES =
      List.of(
          "/v1/messages?limit=99999999999",
          "/v1/messages?cursor=%00%ff",
          "/v1/contacts?query=" + "%F0%9F%A6%86".repeat(500),
          "/v1/contacts?phone=1e999999999",
          "/v1/automations?sort=" + "x".repeat(3_000),
          "/v1/automations?cursor=e30&limit=-1",
          "/v1/audit?actor=%ED%A0%80",
          "/unsubscribe/" + "A".repeat(3_000));

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final FakeShop shop;
  private final Answers answers;
  private final Random random;
  private final HostileBodies bodies;
  private final List<Map.Entry<String, String>> routes =
      List.copyOf(new TreeMap<>(Bodies.all()).entrySet());
  private Map<String, String> ids = Map.of();
  private int people;

  /**
   * @param number of this client, whose contacts and orders are its own
   */
  HostileClient(URI server, FakeShop shop, Answers answers, int number, long seed) {
    this.server = server;
    this.shop = shop;
    this.answers = answers;
    this.people = FIRST_PHONE + number * 1_000_000;
    this.random = new Random(seed + number);
    this.bodies = new HostileBodies(random);
  }

  /** Makes a contact, a list and an automation of its own, whose ids its requests name. */
  void settle() {
    ids =
        Map.of(
            "/v1/contacts", made("/v1/contacts", contact()),
            "/v1/lists", made("/v1/lists", "{\"name\": \"Hostile\"}"),
            "/v1/automations", made("/v1/automations", Bodies.AUTOMATION));
    send("/v1/automations/%s/activate".formatted(id("/v1/automations")), "POST", json("{}"));
  }

  /** One request of up to 5 MB, with its length or without, signed or not. */
  void sendsLargeBody() {
    var body = bodies.large();
    var publisher =
        random.nextBoolean()
            ? BodyPublishers.ofByteArray(body)
            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    if (random.nextInt(4) == 0) {
      send("/webhooks/shopify", "POST", publisher);
    } else {
      send(LARGE.get(random.nextInt(LARGE.size())), "POST", publisher);
    }
  }

  /** A valid request of some route, changed at random. */
  void sendsChangedBody() {
    var route = routes.get(random.nextInt(routes.size()));
    var path = route.getKey().replaceFirst(" .*", "");
    var method = route.getKey().replaceFirst(".* ", "");
    if (path.equals("/v1/clock")) {
      return;
    }
    var body = Bodies.filled(bodies.changed(route.getValue()), this::id);
    send(filled(path), method, BodyPublishers.ofByteArray(body));
  }

  /** An order that the shop signed, changed at random. */
  void sendsChangedOrder() {
    var order = SHOP.order(people++, "Eve", "+33699999999");
    var body = new String(bodies.changed(order), StandardCharsets.UTF_8);
    answers.count("order", shop.deliver(FakeShop.Delivery.of("orders/create", body)));
  }

  /** A query that no route takes. */
  void sendsOddQuery() {
    send(QUERIES.get(random.nextInt(QUERIES.size())), "GET", BodyPublishers.noBody());
  }

  /** A body that is packed, and one whose connection ends before it does. */
  void sendsPackedAndUnfinishedBodies() {
    var packed =
        request("/v1/lists", "POST", BodyPublishers.ofByteArray(HostileBodies.packed()))
            .header("Content-Encoding", "gzip");
    send("packed", packed);
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      var head =
          ("POST /v1/automations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n"
                  + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{\"name\": \"")
              .formatted(Owner.TOKEN);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A hostile text in an automation, sent to a contact whose values are hostile, if it may be. */
  void launchesHostileText() {
    var text = HostileTexts.TEXTS.get(random.nextInt(HostileTexts.TEXTS.size()));
    var automation = send("/v1/automations", "POST", json(HostileTexts.automation(text)));
    var path = "/v1/automations/" + Json.tree(automation).path("id").asText();
    send(path + "/activate", "POST", json("{}"));
    var contact = Json.tree(send("/v1/contacts", "POST", json(contact()))).path("id").asText();
    send(path + "/enrollments", "POST", json(Json.write(Map.of("contactId", contact))));
  }

  private String contact() {
    var name = HostileTexts.NAMES.get(random.nextInt(HostileTexts.NAMES.size()));
    return HostileTexts.contact(Customers.phone(people++), name);
  }

  private String made(String path, String body) {
    var answer = send(path, "POST", json(body));
    var id = Json.tree(answer).path("id").asText();
    if (id.isEmpty()) {
      throw new IllegalStateException(path + " answered " + answer);
    }
    return id;
  }

  private String filled(String path) {
    return path.replace("{id}", id(path.replaceFirst("/\\{.*", "")))
        .replace("{channel}", "sms")
        .replaceAll("\\{\\w+}", "unknown")
        .concat(path.equals("/v1/contacts") ? "?by=phone" : "");
  }

  private String id(String list) {
    return ids.getOrDefault(list, "unknown");
  }

  private static BodyPublisher json(String body) {
    return BodyPublishers.ofString(body);
  }

  private String send(String path, String method, BodyPublisher body) {
    return send(method + " " + path, request(path, method, body));
  }

  private HttpRequest.Builder request(String path, String method, BodyPublisher body) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + Owner.TOKEN)
        .header("Content-Type", "application/json")
        .method(method, body);
  }

  /** The body of the answer; empty if the server closed the connection while it was written to. */
  private String send(String what, HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      answers.count(what, answer);
      return answer.body();
    } catch (IOException closed) {
      answers.count(what, 0);
      return "{}";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
