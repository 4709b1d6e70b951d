package io.relance.testkit.fake;

import static io.relance.testkit.fake.LoopbackServer.Reaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.testkit.fake.HttpMessage.Request;
import io.relance.testkit.fake.HttpMessage.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server on loopback that behaves as the documents of SES (API v2) and of SNS say: it takes
 * signed emails of one account, refuses wrong ones, goes wrong when told to, and signs the events
 * of its topic.
 */
public final class FakeSes implements AutoCloseable {
  /** An account that sends, outside the sandbox. */
  private static final String USABLE =
      "{\"SendingEnabled\": true, \"ProductionAccessEnabled\": true, \"EnforcementStatus\": \"HEALTHY\"}";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:emails";

  private final AwsAccount account = AwsAccount.INVENTED;
  private final List<AcceptedSesEmail> accepted = new CopyOnWriteArrayList<>();
  private final Queue<AwsSmsFault> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, Refusal> refused = new ConcurrentHashMap<>();
  private final AtomicReference<String> state = new AtomicReference<>(USABLE);
  private final FakeSns sns = new FakeSns();
  private final AtomicInteger ids = new AtomicInteger();
  private final LoopbackServer server = LoopbackServer.start(0, this::react);

  private FakeSes() {}

  /** How emails to an address are refused. */
  private record Refusal(int status, String type, String message) {}

  public static FakeSes start() {
    return new FakeSes();
  }

  public AwsAccount account() {
    return account;
  }

  /** The ARN of the topic of its events. */
  public String topicArn() {
    return TOPIC;
  }

  /** Replaces {@code https://email.<region>.amazonaws.com}. */
  public URI url() {
    return server.url();
  }

  /** The next emails meet this fault, after those planned before. */
  public void next(int times, AwsSmsFault fault) {
    for (var time = 0; time < times; time++) {
      faults.add(fault);
    }
  }

  /** From now on, emails to this address get this error. */
  public void refuses(String address, int status, String type, String message) {
    refused.put(address, new Refusal(status, type, message));
  }

  /** From now on, the account is described by this JSON. */
  public void describes(String json) {
    state.set(json);
  }

  /** The emails accepted so far, in order. */
  public List<AcceptedSesEmail> accepted() {
    return List.copyOf(accepted);
  }

  /** The topic of its events, with signatures of version 2. */
  public SnsTopic topic() {
    return new SnsTopic(TOPIC, url(), "2");
  }

  /** The topics whose subscriptions were confirmed, once for each time. */
  public List<String> confirmed() {
    return sns.confirmed();
  }

  /** An event about an email, such as {@code Delivery}, as a configuration set publishes it. */
  public String event(AcceptedSesEmail of, String type, String details) {
    var event = JsonNodeFactory.instance.objectNode().put("eventType", type);
    var mail = mail(of);
    mail.putObject("tags").putArray("send").add(of.tag());
    event.set("mail", mail);
    event.set(type.toLowerCase(Locale.ROOT), json(details));
    return topic().notification(event);
  }

  /** The same, as an identity publishes it, which knows no tags. */
  public String notification(AcceptedSesEmail of, String type, String details) {
    var event = JsonNodeFactory.instance.objectNode().put("notificationType", type);
    event.set("mail", mail(of));
    event.set(type.toLowerCase(Locale.ROOT), json(details));
    return topic().notification(event);
  }

  private static ObjectNode mail(AcceptedSesEmail of) {
    var mail = JsonNodeFactory.instance.objectNode();
    mail.put("timestamp", "2026-04-26T20:45:04.751Z").put("messageId", of.id());
    mail.put("source", of.from()).putArray("destination").add(of.to());
    return mail;
  }

  private Reaction react(Request request) {
    if (!request.path().startsWith("/v2/")) {
      return new Reaction.Answer(sns.answer(request));
    }
    if (!AwsSignature.verifies(request, account, "ses")) {
      return new Reaction.Answer(error(403, "InvalidSignatureException", "The signature is wrong"));
    }
    if (request.method().equals("GET") && request.path().equals("/v2/email/account")) {
      return new Reaction.Answer(new Response(200, Map.of(), state.get()));
    }
    if (!request.method().equals("POST") || !request.path().equals("/v2/email/outbound-emails")) {
      return new Reaction.Answer(error(404, "UnknownOperationException", ""));
    }
    return Optional.ofNullable(faults.poll())
        .map(fault -> fail(fault, request))
        .orElseGet(() -> new Reaction.Answer(accept(request)));
  }

  private Response accept(Request request) {
    var json = json(request.body());
    var email = new AcceptedSesEmail("0102018f-" + ids.incrementAndGet() + "-000000", json);
    var refusal = Optional.ofNullable(refused.get(email.to()));
    if (refusal.isPresent()) {
      var found = refusal.orElseThrow();
      return error(found.status(), found.type(), found.message());
    }
    if (!email.tag().matches("[A-Za-z0-9_-]{1,256}") || !email.mime().contains("Subject:")) {
      return error(400, "BadRequestException", "The email is not valid");
    }
    accepted.add(email);
    return Response.json(200, JsonNodeFactory.instance.objectNode().put("MessageId", email.id()));
  }

  private Reaction fail(AwsSmsFault fault, Request request) {
    var response = fault.isAccepted() ? Optional.of(accept(request)) : Optional.<Response>empty();
    return switch (fault) {
      case THROTTLED ->
          new Reaction.Answer(
              error(429, "TooManyRequestsException", "Maximum sending rate exceeded."));
      case UNAVAILABLE -> new Reaction.Answer(error(503, "ServiceUnavailable", ""));
      case ERROR_BEFORE_ACCEPTING, ERROR_AFTER_ACCEPTING ->
          new Reaction.Answer(error(500, "InternalServiceError", ""));
      case MALFORMED_AFTER_ACCEPTING ->
          new Reaction.Answer(new Response(200, Map.of("Content-Type", "text/html"), "<html>"));
      case SILENCE_AFTER_ACCEPTING -> new Reaction.Silence();
      case BREAK_BEFORE_ACCEPTING -> new Reaction.BrokenConnection();
      case SLOW -> new Reaction.LateAnswer(response.orElseThrow(), Duration.ofSeconds(1));
    };
  }

  private static Response error(int status, String type, String message) {
    return Response.json(status, JsonNodeFactory.instance.objectNode().put("message", message))
        .with("x-amzn-ErrorType", type + ":http://internal.amazon.com/coral/com.amazonaws.sesv2/");
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
