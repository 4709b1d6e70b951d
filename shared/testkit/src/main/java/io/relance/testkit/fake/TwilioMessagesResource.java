package io.relance.testkit.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.text.SmsText;
import io.relance.testkit.fake.HttpMessage.Request;
import io.relance.testkit.fake.HttpMessage.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Twilio's list of messages: adding to it is sending. */
final class TwilioMessagesResource {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final TwilioAccount account;
  private final AcceptedTexts texts;
  private final InstantSource clock;
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private volatile OptionalInt billed = OptionalInt.empty();

  TwilioMessagesResource(TwilioAccount account, AcceptedTexts texts, InstantSource clock) {
    this.account = account;
    this.texts = texts;
    this.clock = clock;
  }

  String path() {
    return "/2010-04-01/Accounts/" + account.sid() + "/Messages.json";
  }

  /** From now on, texts to this receiver (from a sender, when one is named) get an error. */
  void refuse(String receiver, int code) {
    refused.put(receiver, code);
  }

  void accept(String receiver) {
    refused.remove(receiver);
  }

  /** From now on each text is billed as so many segments, whatever its length. */
  void bill(int segments) {
    billed = OptionalInt.of(segments);
  }

  private String segments(String body) {
    return Integer.toString(billed.orElseGet(() -> new SmsText(body).segmentCount()));
  }

  /** What is wrong with a request before its content is looked at. */
  Optional<Response> denial(Request request) {
    if (!account.basicAuthorization().equals(request.headers().get("Authorization"))) {
      return Optional.of(error(401, 20003, "Authenticate"));
    }
    if (!request.path().equals(path())) {
      return Optional.of(error(404, 20404, "The requested resource was not found"));
    }
    return Optional.empty();
  }

  Response post(Request request, Consumer<AcceptedText> taken) {
    var form = Form.read(request.body());
    var from = form.getOrDefault("MessagingServiceSid", form.getOrDefault("From", ""));
    var to = form.getOrDefault("To", "");
    var body = form.getOrDefault("Body", "");
    var problem = problem(from, to, body);
    if (problem.isPresent()) {
      return problem.get();
    }
    var callback = form.getOrDefault("StatusCallback", "");
    var text = new AcceptedText(texts.nextSid(), from, to, body, callback, clock.instant());
    texts.add(text);
    taken.accept(text);
    return Response.json(201, json(text));
  }

  private Optional<Response> problem(String from, String to, String body) {
    if (to.isEmpty()) {
      return Optional.of(error(400, 21604, "A 'To' phone number is required."));
    }
    if (from.isEmpty()) {
      return Optional.of(error(400, 21603, "A 'From' phone number is required."));
    }
    if (body.isEmpty()) {
      return Optional.of(error(400, 21602, "Message body is required."));
    }
    if (body.length() > 1600) {
      return Optional.of(
          error(400, 21617, "The concatenated message body exceeds the 1600 character limit."));
    }
    if (!to.matches("\\+[1-9]\\d{6,14}")) {
      return Optional.of(error(400, 21211, "Invalid 'To' Phone Number"));
    }
    return Optional.ofNullable(refused.getOrDefault(to, refused.get(from + ">" + to)))
        .map(code -> error(400, code, "Refused"));
  }

  Response get(Request request) {
    var filter = Form.read(request.query());
    var size = Integer.parseInt(filter.getOrDefault("PageSize", "50"));
    var after = filter.getOrDefault("PageToken", "PA~").substring(2);
    var listed =
        (filter.containsKey("To") ? texts.to(filter.get("To")) : texts.newestFirst())
            .filter(text -> text.sid().compareTo(after) < 0)
            .filter(text -> !filter.containsKey("From") || text.from().equals(filter.get("From")))
            .filter(text -> isSentWithin(text, filter))
            .limit(size + 1L)
            .toList();
    var page = JSON.objectNode();
    var messages = page.putArray("messages");
    listed.stream().limit(size).forEach(text -> messages.add(json(text)));
    page.put("page_size", size).put("uri", path()).putNull("next_page_uri");
    if (listed.size() > size) {
      var next = new LinkedHashMap<>(filter);
      next.put("PageToken", "PA" + listed.get(size - 1).sid());
      page.put("next_page_uri", path() + "?" + Form.write(next));
    }
    return Response.json(200, page);
  }

  /** By day, as Twilio does; a text that has not left yet has no date to be found by. */
  private boolean isSentWithin(AcceptedText text, Map<String, String> filter) {
    var day =
        texts
            .sentAt(text.sid())
            .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate().toString())
            .orElse("");
    return filter.entrySet().stream()
        .filter(field -> field.getKey().startsWith("DateSent"))
        .allMatch(field -> !day.isEmpty() && isWithin(day, field.getKey(), field.getValue()));
  }

  private static boolean isWithin(String day, String operator, String bound) {
    var order = day.compareTo(bound.substring(0, Math.min(10, bound.length())));
    return switch (operator) {
      case "DateSent>" -> order >= 0;
      case "DateSent<" -> order <= 0;
      default -> order == 0;
    };
  }

  private ObjectNode json(AcceptedText text) {
    var sent = texts.sentAt(text.sid());
    return JSON.objectNode()
        .put("sid", text.sid())
        .put("account_sid", account.sid())
        .put("messaging_service_sid", text.viaService() ? text.from() : null)
        .put("from", text.viaService() ? null : text.from())
        .put("to", text.to())
        .put("body", text.body())
        .put("status", sent.isPresent() ? "sent" : text.viaService() ? "accepted" : "queued")
        .put("direction", "outbound-api")
        .put("num_segments", text.viaService() ? "0" : segments(text.body()))
        .put("date_created", date(text.at()))
        .put("date_sent", sent.map(TwilioMessagesResource::date).orElse(null))
        .putNull("error_code")
        .putNull("error_message");
  }

  private static String date(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }

  static Response error(int status, int code, String message) {
    var body =
        JSON.objectNode()
            .put("code", code)
            .put("message", message)
            .put("more_info", "https://www.twilio.com/docs/errors/" + code)
            .put("status", status);
    return Response.json(status, body);
  }
}
