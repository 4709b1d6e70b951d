package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.config.Settings;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The whole server on a port, with a token of each role. */
final class OpenServer implements AutoCloseable {
  static final String SHOP = "maison-lumen.myshopify.com";
  static final String SHOP_SECRET = "a-secret-of-the-shop";
  static final String NUMBER = "+12025550199";
  static final String PUBLIC_URL = "https://relance.example.com";

  /** The query parameters without which a route refuses every request. */
  private static final Map<String, String> REQUIRED_QUERIES =
      Map.of(
          "/v1/contacts PUT", "?by=phone",
          "/v1/contacts/{id}/why GET", "?automationId=unknown");

  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
  private static final String OWNER = "owner-token-of-a-test";
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("RELANCE_OWNER_TOKEN", OWNER),
          Map.entry("RELANCE_PUBLIC_URL", PUBLIC_URL),
          Map.entry("RELANCE_SHOPIFY_SHOP", SHOP),
          Map.entry("RELANCE_SHOPIFY_SECRET", SHOP_SECRET),
          Map.entry("RELANCE_TWILIO_ACCOUNT_SID", TwilioAccount.INVENTED.sid()),
          Map.entry("RELANCE_TWILIO_AUTH_TOKEN", TwilioAccount.INVENTED.token()),
          Map.entry("RELANCE_TWILIO_FROM", NUMBER),
          Map.entry("RELANCE_SMS_RATE", "10000"),
          Map.entry("RELANCE_QUIET_HOURS", "off"),
          Map.entry("RELANCE_TEST_CLOCK", "true"));

  private final Path folder;
  private final FakeTwilio twilio = FakeTwilio.start();
  private final Deployment server;
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);

  /** Real ids by the beginning of the path that takes them. */
  private final Map<String, String> ids = new HashMap<>();

  private int texts;

  OpenServer(Path folder) {
    this(folder, Map.of());
  }

  /** One with other settings. */
  OpenServer(Path folder, Map<String, String> others) {
    this.folder = folder;
    var settings = new HashMap<>(SETTINGS);
    settings.put("RELANCE_TWILIO_BASE_URL", twilio.url().toString());
    settings.putAll(others);
    server = new Deployment(Settings.read(settings, 0), folder, 0, START);
    tokens.put(Role.OWNER, OWNER);
    for (var role : List.of(Role.ADMIN, Role.MANAGER, Role.ANALYST)) {
      tokens.put(
          role, server.relance().administration().tokens().create(role.name(), role).secret());
    }
  }

  /** One with two of everything that is listed, so that lists of one have a next page. */
  static OpenServer withEverything(Path folder) {
    var server = new OpenServer(folder);
    server.fill();
    return server;
  }

  private void fill() {
    for (var number : List.of("+33612345678", "+33612345679")) {
      keep("/v1/contacts", made("/v1/contacts", "{\"phone\": \"%s\"}".formatted(number)));
      keep("/v1/lists", made("/v1/lists", "{\"name\": \"Regulars %s\"}".formatted(number)));
      keep("/v1/automations", made("/v1/automations", Bodies.AUTOMATION));
      var table =
          """
          {"name": "Pets %s", "columns": [{"name": "age", "type": "number"}]}
          """
              .formatted(number);
      keep("/v1/tables", done("/v1/tables", table).text("/key"));
      keepMade("/v1/promo-banks", "{\"name\": \"Summer %s\"}".formatted(number));
      keepMade("/v1/sftp-servers", Bodies.SFTP_SERVER);
      var segment =
          """
          {"name": "France %s", "criteria": {"property": "country", "is": "FR"}}
          """
              .formatted(number);
      keep("/v1/segments", made("/v1/segments", segment));
      keep("/v1/imports", made("/v1/imports", "{\"kind\": \"contacts\"}"));
      keep("/v1/tokens", made("/v1/tokens", "{\"name\": \"Mia\", \"role\": \"analyst\"}"));
    }
    var automation = "/v1/automations/" + id("/v1/automations");
    var contact = id("/v1/contacts");
    var everybody = get("/v1/contacts").json().path("items").findValuesAsText("id");
    done(automation + "/activate", "{}");
    for (int time = 0; time < 2; time++) {
      done(automation + "/enrollments", "{\"contactId\": \"%s\"}".formatted(contact));
    }
    done(
        "/v1/lists/%s/members".formatted(id("/v1/lists")),
        Json.write(Map.of("contactIds", everybody)));
    for (var row : List.of("tom", "kit")) {
      call(
          "PUT",
          "/v1/tables/%s/rows/%s".formatted(id("/v1/tables"), row),
          "{\"contactId\": \"%s\", \"values\": {\"age\": 3}}".formatted(contact));
    }
    fillApprovals(contact);
  }

  private void fillApprovals(String contact) {
    done("/v1/clock", "{\"advance\": \"PT1S\"}");
    for (int time = 0; time < 2; time++) {
      enroll(active(Flows.APPROVED_NEWS), contact);
    }
    done("/v1/clock", "{\"advance\": \"PT1M\"}");
    keep("/v1/approvals", get("/v1/approvals").json().at("/items/0/id").asText());
  }

  private void keepMade(String path, String body) {
    keep(path, made(path, body));
  }

  private void keep(String path, String id) {
    ids.put(path, id);
  }

  private String made(String path, String body) {
    return done(path, body).text("/id");
  }

  Reply done(String path, String body) {
    return done("POST", path, body);
  }

  Reply done(String method, String path, String body) {
    var reply = call(method, path, body);
    if (reply.status() >= 300) {
      throw new IllegalStateException(path + " answered " + reply);
    }
    return reply;
  }

  List<Route> routes() {
    return Route.of(server.routes());
  }

  String id(String list) {
    return ids.getOrDefault(list, "unknown");
  }

  /** A route's path with ids of what is there. */
  String path(Route route) {
    var list = route.path().replaceFirst("/\\{.*", "");
    return filled(route, id(list));
  }

  /** A route's path with an id that nothing has. */
  static String filled(Route route, String id) {
    return route
        .path()
        .replace("{channel}", "sms")
        .replace("{slug}", id.equals("unknown") ? "order-confirmation" : id)
        .replaceAll("\\{[a-zA-Z]+}", id)
        .concat(REQUIRED_QUERIES.getOrDefault(route.toString(), ""));
  }

  /** The id of something new. */
  String make(String path, String body) {
    return made(path, body);
  }

  /** The id of a new automation that is on. */
  String active(String flow) {
    var id = made("/v1/automations", "{\"name\": \"One\", \"flow\": %s}".formatted(flow));
    done("/v1/automations/%s/activate".formatted(id), "{}");
    return id;
  }

  /** Publishes another flow of an automation that is on. */
  void edit(String automation, String flow) {
    call("PATCH", "/v1/automations/" + automation, "{\"flow\": %s}".formatted(flow));
    done("/v1/automations/%s/activate".formatted(automation), "{}");
  }

  /** The id of a new contact who is subscribed to texts. */
  String subscriber(String phone) {
    var contact = made("/v1/contacts", Json.write(Map.of("phone", phone)));
    subscribe(contact);
    return contact;
  }

  /** Subscribes a contact to texts. */
  void subscribe(String contact) {
    done(
        "PUT",
        "/v1/contacts/%s/consents/sms".formatted(contact),
        "{\"state\": \"subscribed\", \"source\": \"form\"}");
  }

  void enroll(String automation, String contact) {
    done(
        "/v1/automations/%s/enrollments".formatted(automation),
        "{\"contactId\": \"%s\"}".formatted(contact));
  }

  /** The id of a launch to some contacts. */
  String launch(String automation, List<String> contacts) {
    return made(
        "/v1/automations/%s/launches".formatted(automation),
        Json.write(Map.of("audience", Map.of("contactIds", contacts))));
  }

  void advance(String period) {
    done("/v1/clock", "{\"advance\": \"%s\"}".formatted(period));
  }

  JsonNode report(String automation) {
    return get("/v1/automations/%s/report".formatted(automation)).json();
  }

  /** The messages that match, page after page. */
  List<JsonNode> messages(String query) {
    var all = new ArrayList<JsonNode>();
    var next = "";
    do {
      var reply = get("/v1/messages?" + query + next);
      if (reply.status() != 200) {
        throw new IllegalStateException("/v1/messages?" + query + " answered " + reply);
      }
      var page = reply.json();
      page.path("items").forEach(all::add);
      next = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!next.isEmpty());
    return all;
  }

  /** Posts a form as Twilio does, signed, and answers the status. */
  int twilioPosts(String path, String form) {
    var fields =
        Arrays.stream(form.strip().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
    return send(request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", twilio.account().signature(PUBLIC_URL + path, fields))
            .POST(BodyPublishers.ofString(form.strip())))
        .status();
  }

  /** Receives a text from a phone, and lets it be answered. */
  void texted(String phone, String words) {
    texts++;
    texted("SM" + texts, phone, words);
    advance("PT1S");
  }

  /**
   * Receives a text from a phone.
   *
   * @param id the provider's; a text that comes twice has the same
   */
  void texted(String id, String phone, String words) {
    var form =
        "MessageSid=%s&From=%s&To=%s&Body=%s"
            .formatted(id, encoded(phone), encoded(NUMBER), encoded(words));
    int status = twilioPosts("/webhooks/twilio/messages", form);
    if (status != 200) {
      throw new IllegalStateException("A text was answered " + status);
    }
  }

  /** The texts that were sent to a contact, oldest first. */
  List<String> textsTo(String contact) {
    return messages("direction=outbound&contactId=" + contact).reversed().stream()
        .filter(message -> message.path("state").asText().equals("sent"))
        .map(message -> message.path("text").asText())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  FakeTwilio twilio() {
    return twilio;
  }

  /** Calls in the owner's name. */
  Reply call(String method, String path, String body) {
    return send(
        as(Role.OWNER, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  Reply get(String path) {
    return send(as(Role.OWNER, path).GET());
  }

  String token(Role role) {
    return tokens.getOrDefault(role, "");
  }

  HttpRequest.Builder as(Role role, String path) {
    return request(path).header("Authorization", "Bearer " + token(role));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(30));
  }

  Reply send(HttpRequest.Builder request) {
    return Reply.of(Http.send(request));
  }

  /** A header of the response. */
  Optional<String> header(HttpRequest.Builder request, String name) {
    return Http.send(request).headers().firstValue(name);
  }

  URI address() {
    return server.address();
  }

  Deployment deployment() {
    return server;
  }

  /** All that is stored. */
  Map<String, List<String>> stored() {
    return StoreDump.of(folder);
  }

  @Override
  public void close() {
    server.close();
    twilio.close();
  }
}
