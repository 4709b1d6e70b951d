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
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that behaves as the documents of AWS End User Messaging and of SNS say: it
 * takes signed texts of one account, refuses wrong ones, goes wrong when told to, serves the
 * certificate of its topics and confirms subscriptions to them.
 */
public final class FakeAwsSms implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_TEXT = 1_600;

  private final AwsAccount account = AwsAccount.INVENTED;
  private final List<AcceptedAwsText> accepted = new CopyOnWriteArrayList<>();
  private final Queue<AwsSmsFault> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, Refusal> refused = new ConcurrentHashMap<>();
  private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
  private final FakeSns sns = new FakeSns();
  private final AtomicInteger ids = new AtomicInteger();
  private final LoopbackServer server = LoopbackServer.start(0, this::react);

  private FakeAwsSms() {}

  /** How messages to a number are refused. */
  private record Refusal(int status, String type, String reason) {}

  public static FakeAwsSms start() {
    return new FakeAwsSms();
  }

  public AwsAccount account() {
    return account;
  }

  /** Replaces {@code https://sms-voice.<region>.amazonaws.com}. */
  public URI url() {
    return server.url();
  }

  /** The next messages meet this fault, after those planned before. */
  public void next(int times, AwsSmsFault fault) {
    for (var time = 0; time < times; time++) {
      faults.add(fault);
    }
  }

  /** From now on, messages to this number get this error; without a reason if it is empty. */
  public void refuses(String number, String type, String reason) {
    refused.put(number, new Refusal(400, type, reason));
  }

  /** Adds a number to the opt-out list, as AWS does when it answers a STOP. */
  public void optsOut(String number) {
    optedOut.add(number);
  }

  /** Removes a number from the opt-out list. */
  public void optsIn(String number) {
    optedOut.remove(number);
  }

  /** The messages accepted so far, in order. */
  public List<AcceptedAwsText> accepted() {
    return List.copyOf(accepted);
  }

  /** The topic of the account, with signatures of version 2. */
  public SnsTopic topic() {
    return new SnsTopic(account.topicArn(), url(), "2");
  }

  /** The topics whose subscriptions were confirmed, once for each time. */
  public List<String> confirmed() {
    return sns.confirmed();
  }

  /** How often a certificate was fetched. */
  public int certificatesServed() {
    return sns.certificatesServed();
  }

  private Reaction react(Request request) {
    if (request.method().equals("GET")) {
      return new Reaction.Answer(sns.answer(request));
    }
    if (!request.method().equals("POST")
        || !"PinpointSMSVoiceV2.SendTextMessage".equals(request.headers().get("X-Amz-Target"))) {
      return new Reaction.Answer(error(400, "UnknownOperationException", ""));
    }
    if (!AwsSignature.verifies(request, account, "sms-voice")) {
      return new Reaction.Answer(error(403, "InvalidSignatureException", ""));
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
    var text = new AcceptedAwsText("862a8790-60c0-4430-9b2b-" + ids.incrementAndGet(), json);
    accepted.add(text);
    return Response.json(200, JsonNodeFactory.instance.objectNode().put("MessageId", text.id()));
  }

  private Optional<Response> problem(JsonNode json) {
    var to = json.path("DestinationPhoneNumber").asText();
    if (!to.matches("\\+?[1-9][0-9]{1,18}")) {
      return Optional.of(invalid("DestinationPhoneNumber"));
    }
    var text = json.path("MessageBody").asText();
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      return Optional.of(invalid("MessageBody"));
    }
    if (!json.path("OriginationIdentity").asText().equals(account.number())) {
      return Optional.of(error(400, "ResourceNotFoundException", ""));
    }
    if (optedOut.contains(to)) {
      return Optional.of(error(400, "ConflictException", "DESTINATION_PHONE_NUMBER_OPTED_OUT"));
    }
    return Optional.ofNullable(refused.get(to))
        .map(refusal -> error(refusal.status(), refusal.type(), refusal.reason()));
  }

  private Reaction fail(AwsSmsFault fault, Request request) {
    var response = fault.isAccepted() ? Optional.of(accept(request)) : Optional.<Response>empty();
    return switch (fault) {
      case THROTTLED -> new Reaction.Answer(error(400, "ThrottlingException", ""));
      case UNAVAILABLE -> new Reaction.Answer(error(503, "ServiceUnavailable", ""));
      case ERROR_BEFORE_ACCEPTING, ERROR_AFTER_ACCEPTING ->
          new Reaction.Answer(error(500, "InternalServerException", ""));
      case MALFORMED_AFTER_ACCEPTING ->
          new Reaction.Answer(new Response(200, Map.of("Content-Type", "text/html"), "<html>"));
      case SILENCE_AFTER_ACCEPTING -> new Reaction.Silence();
      case BREAK_BEFORE_ACCEPTING -> new Reaction.BrokenConnection();
      case SLOW -> new Reaction.LateAnswer(response.orElseThrow(), Duration.ofSeconds(1));
    };
  }

  private static Response invalid(String field) {
    var body = body("ValidationException", "FIELD_VALIDATION_FAILED");
    body.withArray("Fields").addObject().put("Name", field).put("Message", "is not valid");
    return Response.json(400, body);
  }

  private static Response error(int status, String type, String reason) {
    return Response.json(status, body(type, reason)).with("x-amzn-ErrorType", type + ":");
  }

  private static ObjectNode body(String type, String reason) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("__type", "com.amazonaws.sms.voice.v2#" + type)
            .put("Message", "Refused");
    return reason.isEmpty() ? body : body.put("Reason", reason);
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
