package io.relance.testkit.fake;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.relance.testkit.fake.HttpMessage.Request;
import io.relance.testkit.fake.HttpMessage.Response;
import io.relance.testkit.fake.LoopbackServer.Reaction;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server on loopback that behaves as Twilio's documents say: it takes texts, lists them, reports
 * on them, brings people's texts, and goes wrong when told to.
 */
public final class FakeTwilio implements AutoCloseable {
  private final TwilioAccount account;
  private final AcceptedTexts texts = new AcceptedTexts();
  private final Queue<TwilioFault> faults = new ConcurrentLinkedQueue<>();
  private final TwilioMessagesResource messages;
  private final TwilioCalls calls;
  private final TwilioAccountResources resources;
  private final LoopbackServer server;
  private volatile boolean delivers;

  private FakeTwilio(TwilioAccount account, InstantSource clock, int port) {
    this.account = account;
    this.messages = new TwilioMessagesResource(account, texts, clock);
    this.calls = new TwilioCalls(account);
    this.resources = new TwilioAccountResources(account);
    this.server = LoopbackServer.start(port, this::react);
  }

  public static FakeTwilio start() {
    return start(TwilioAccount.INVENTED, InstantSource.system(), 0);
  }

  public static FakeTwilio start(TwilioAccount account, InstantSource clock, int port) {
    return new FakeTwilio(account, clock, port);
  }

  public TwilioAccount account() {
    return account;
  }

  /** Replaces {@code https://api.twilio.com}. */
  public URI url() {
    return server.url();
  }

  /** The next texts meet this fault, after those planned before. */
  public void next(int times, TwilioFault fault) {
    for (var time = 0; time < times; time++) {
      faults.add(fault);
    }
  }

  /** From now on, texts to this number get this error. */
  public void refuses(String number, int code) {
    messages.refuse(number, code);
  }

  /** From now on, texts to this number are accepted again. */
  public void accepts(String number) {
    messages.accept(number);
  }

  /** From now on, each text is billed as so many segments, whatever its length. */
  public void bills(int segments) {
    messages.bill(segments);
  }

  /** From now on, each text is reported sent, then delivered, to its status address. */
  public void deliversEverything() {
    delivers = true;
  }

  /** From now on, the account is suspended. */
  public void suspends() {
    resources.suspend();
  }

  /** From now on, the account has a number, whose texts go to an address. */
  public void owns(String number, String webhook) {
    resources.add(number, webhook);
  }

  /** The texts taken so far, in order. */
  public List<AcceptedText> taken() {
    return texts.inOrder();
  }

  public int takenCount() {
    return texts.count();
  }

  /** The number of texts for each send id: one, unless a contact got a text twice. */
  public Map<String, Long> countsBySendId() {
    return texts.inOrder().stream()
        .collect(groupingBy(text -> text.sendId().orElse(""), counting()));
  }

  /** Sends a status callback of a text; returns the status of the response. */
  public int report(AcceptedText text, String status) {
    return report(text, status, Map.of());
  }

  public int reportFailure(AcceptedText text, String status, int errorCode) {
    return report(text, status, Map.of("ErrorCode", Integer.toString(errorCode)));
  }

  private int report(AcceptedText text, String status, Map<String, String> more) {
    texts.markSent(text.sid(), text.at());
    var form = new LinkedHashMap<String, String>();
    form.put("MessageSid", text.sid());
    form.put("SmsSid", text.sid());
    form.put("MessageStatus", status);
    form.put("SmsStatus", status);
    form.put("AccountSid", account.sid());
    form.put("From", text.from());
    form.put("To", text.to());
    form.put("ApiVersion", "2010-04-01");
    form.putAll(more);
    return calls.call(text.statusCallback(), form);
  }

  /** Sends an inbound text to one of our numbers; returns the status of the response. */
  public int texts(URI webhook, String from, String to, String body) {
    return posts(webhook, inbound(texts.nextSid(), from, to, body));
  }

  /** Posts a signed form unchanged, for example to deliver it twice. */
  public int posts(URI webhook, Map<String, String> form) {
    return calls.call(webhook.toString(), form);
  }

  /** The form of an inbound text; keywords are handled as by Advanced Opt-Out. */
  public Map<String, String> inbound(String sid, String from, String to, String body) {
    var form = new LinkedHashMap<String, String>();
    form.put("MessageSid", sid);
    form.put("SmsSid", sid);
    form.put("SmsMessageSid", sid);
    form.put("AccountSid", account.sid());
    form.put("From", from);
    form.put("To", to);
    form.put("Body", body);
    form.put("NumMedia", "0");
    form.put("NumSegments", "1");
    form.put("ApiVersion", "2010-04-01");
    TwilioKeywords.optOutType(body).ifPresent(type -> obey(type, from, to, form));
    return form;
  }

  private void obey(String type, String person, String sender, Map<String, String> form) {
    form.put("OptOutType", type);
    switch (type) {
      case "STOP" -> messages.refuse(sender + ">" + person, 21610);
      case "START" -> messages.accept(sender + ">" + person);
      default -> {
        // HELP changes nothing.
      }
    }
  }

  private Reaction react(Request request) {
    if (request.path().startsWith(TwilioControl.PATH)) {
      return new Reaction.Answer(new TwilioControl(this).answer(request));
    }
    var described = resources.answer(request);
    if (described.isPresent()) {
      return new Reaction.Answer(described.orElseThrow());
    }
    var denial = messages.denial(request);
    if (denial.isPresent()) {
      return new Reaction.Answer(denial.get());
    }
    return switch (request.method()) {
      case "POST" ->
          Optional.ofNullable(faults.poll())
              .map(fault -> fail(fault, request))
              .orElseGet(() -> new Reaction.Answer(take(request)));
      case "GET" -> new Reaction.Answer(messages.get(request));
      default ->
          new Reaction.Answer(TwilioMessagesResource.error(405, 20004, "Method not allowed"));
    };
  }

  private Response take(Request request) {
    return messages.post(request, this::taken);
  }

  private void taken(AcceptedText text) {
    if (delivers && !text.statusCallback().isEmpty()) {
      Thread.ofVirtual().start(() -> deliver(text));
    }
  }

  private void deliver(AcceptedText text) {
    try {
      report(text, "sent");
      report(text, "delivered");
    } catch (UncheckedIOException _) {
      // Twilio gives up on a status address that does not answer.
    }
  }

  private Reaction fail(TwilioFault fault, Request request) {
    var response = fault.isAccepted() ? Optional.of(take(request)) : Optional.<Response>empty();
    return switch (fault) {
      case TOO_MANY_REQUESTS ->
          new Reaction.Answer(
              TwilioMessagesResource.error(429, 20429, "Too Many Requests")
                  .with("Retry-After", "1"));
      case UNAUTHORIZED ->
          new Reaction.Answer(TwilioMessagesResource.error(401, 20003, "Authenticate"));
      case REDIRECT ->
          new Reaction.Answer(
              TwilioMessagesResource.error(302, 0, "Found")
                  .with("Location", "https://elsewhere.example.com/"));
      case QUEUE_FULL ->
          new Reaction.Answer(TwilioMessagesResource.error(400, 21611, "Queue is full"));
      case UNAVAILABLE ->
          new Reaction.Answer(TwilioMessagesResource.error(503, 20503, "Service is unavailable"));
      case ERROR_BEFORE_TAKING, ERROR_AFTER_TAKING ->
          new Reaction.Answer(TwilioMessagesResource.error(500, 20500, "Internal Server Error"));
      case SILENCE_BEFORE_TAKING, SILENCE_AFTER_TAKING -> new Reaction.Silence();
      case BREAK_BEFORE_TAKING, BREAK_AFTER_TAKING -> new Reaction.BrokenConnection();
      case SLOW -> new Reaction.LateAnswer(response.orElseThrow(), Duration.ofSeconds(1));
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
