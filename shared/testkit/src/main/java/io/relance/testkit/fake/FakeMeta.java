package io.relance.testkit.fake;

import static io.relance.testkit.fake.LoopbackServer.Reaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.testkit.fake.HttpMessage.Request;
import io.relance.testkit.fake.HttpMessage.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that behaves as the documents of Meta's WhatsApp Cloud API say: it takes
 * messages of one phone number, refuses wrong ones, and goes wrong when told to.
 */
public final class FakeMeta implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> MEDIA = Set.of("image", "video", "document");

  private final MetaAccount account = MetaAccount.INVENTED;
  private final List<AcceptedWhatsApp> accepted = new CopyOnWriteArrayList<>();
  private final Queue<MetaFault> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final Map<String, Integer> templates = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final LoopbackServer server = LoopbackServer.start(0, this::react);

  private FakeMeta() {}

  public static FakeMeta start() {
    return new FakeMeta();
  }

  public MetaAccount account() {
    return account;
  }

  /** Replaces {@code https://graph.facebook.com}. */
  public URI url() {
    return server.url();
  }

  /** The next messages meet this fault, after those planned before. */
  public void next(int times, MetaFault fault) {
    for (var time = 0; time < times; time++) {
      faults.add(fault);
    }
  }

  /** From now on, messages to this number get this error. */
  public void refuses(String number, int code) {
    refused.put(number, code);
  }

  /** From now on there is an approved template with so many variables. */
  public void approves(String template, String language, int variables) {
    templates.put(template + "/" + language, variables);
  }

  /** The messages accepted so far, in order. */
  public List<AcceptedWhatsApp> accepted() {
    return List.copyOf(accepted);
  }

  private Reaction react(Request request) {
    if (!("Bearer " + account.token()).equals(request.headers().get("Authorization"))) {
      return new Reaction.Answer(error(401, 190, "Invalid OAuth access token."));
    }
    if (request.method().equals("GET")
        && request.path().matches("/v\\d+\\.0/" + account.phoneNumberId())) {
      return new Reaction.Answer(
          Response.json(200, "{\"id\": \"" + account.phoneNumberId() + "\"}"));
    }
    if (!request.path().matches("/v\\d+\\.0/" + account.phoneNumberId() + "/messages")
        || !request.method().equals("POST")) {
      return new Reaction.Answer(error(400, 100, "Unsupported post request."));
    }
    return Optional.ofNullable(faults.poll())
        .map(fault -> fail(fault, request))
        .orElseGet(() -> new Reaction.Answer(accept(request)));
  }

  private Response accept(Request request) {
    var json = json(request.body());
    var problem = problem(json);
    if (problem.isPresent()) {
      return problem.orElseThrow();
    }
    var message = new AcceptedWhatsApp("wamid." + ids.incrementAndGet(), json);
    accepted.add(message);
    var answer = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
    answer
        .putArray("contacts")
        .addObject()
        .put("input", message.to())
        .put("wa_id", message.to().replace("+", ""));
    answer.putArray("messages").addObject().put("id", message.id());
    return Response.json(200, answer);
  }

  private Optional<Response> problem(JsonNode json) {
    var to = json.path("to").asText();
    if (!json.path("messaging_product").asText().equals("whatsapp") || to.isEmpty()) {
      return Optional.of(error(400, 131008, "Required parameter is missing"));
    }
    var type = json.path("type").asText();
    var content = json.path(type);
    return Optional.ofNullable(refused.get(to))
        .map(code -> error(400, code, "Refused"))
        .or(
            () ->
                switch (type) {
                  case "text" -> text(content.path("body").asText());
                  case "template" -> template(content);
                  default ->
                      MEDIA.contains(type) && content.path("link").asText().startsWith("https://")
                          ? Optional.empty()
                          : Optional.of(error(400, 131051, "Unsupported message type"));
                });
  }

  private static Optional<Response> text(String body) {
    return body.isBlank() || body.length() > 4096
        ? Optional.of(error(400, 131009, "Parameter value is not valid"))
        : Optional.empty();
  }

  private Optional<Response> template(JsonNode json) {
    var name = json.path("name").asText() + "/" + json.at("/language/code").asText();
    var variables = templates.get(name);
    if (variables == null) {
      return Optional.of(error(404, 132001, "Template name does not exist in the translation"));
    }
    var given = 0;
    for (var component : json.path("components")) {
      given +=
          component.path("type").asText().equals("body") ? component.path("parameters").size() : 0;
    }
    return given == variables
        ? Optional.empty()
        : Optional.of(error(400, 132000, "Number of parameters does not match"));
  }

  private Reaction fail(MetaFault fault, Request request) {
    var response = fault.isAccepted() ? Optional.of(accept(request)) : Optional.<Response>empty();
    return switch (fault) {
      case TOO_MANY_REQUESTS ->
          new Reaction.Answer(error(429, 1, "Too many requests").with("Retry-After", "1"));
      case RATE_LIMIT -> new Reaction.Answer(error(400, 130429, "Rate limit hit"));
      case EXPIRED_TOKEN -> new Reaction.Answer(error(401, 190, "Access token has expired"));
      case UNAVAILABLE -> new Reaction.Answer(error(503, 2, "Service temporarily unavailable"));
      case ERROR_BEFORE_ACCEPTING, ERROR_AFTER_ACCEPTING ->
          new Reaction.Answer(error(500, 131000, "Something went wrong"));
      case SILENCE_AFTER_ACCEPTING -> new Reaction.Silence();
      case BREAK_BEFORE_ACCEPTING -> new Reaction.BrokenConnection();
      case SLOW -> new Reaction.LateAnswer(response.orElseThrow(), Duration.ofSeconds(1));
    };
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  private static Response error(int status, int code, String message) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("message", "(#" + code + ") " + message)
        .put("type", "OAuthException")
        .put("code", code)
        .put("fbtrace_id", "Az8or2yhqkZfEZ-_4Qn_Bam")
        .putObject("error_data")
        .put("messaging_product", "whatsapp")
        .put("details", message);
    return Response.json(status, body);
  }

  @Override
  public void close() {
    server.close();
  }
}
