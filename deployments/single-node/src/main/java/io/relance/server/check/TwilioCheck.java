package io.relance.server.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.config.Settings.Twilio;
import io.relance.server.check.HttpProbe.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Checks that Twilio accepts the account, and that its number receives for this server. */
final class TwilioCheck {
  private static final String NAME = "Twilio";

  private final Twilio settings;
  private final URI publicUrl;
  private final HttpProbe probe;
  private final ClockCheck clock;

  TwilioCheck(Twilio settings, URI publicUrl, HttpProbe probe, ClockCheck clock) {
    this.settings = settings;
    this.publicUrl = publicUrl;
    this.probe = probe;
    this.clock = clock;
  }

  Stream<CheckResult> run() {
    var tokens =
        Stream.of(settings.authToken().value().split(","))
            .map(String::strip)
            .filter(token -> !token.isEmpty())
            .toList();
    var accepted = tokens.stream().filter(this::isAccepted).toList();
    if (accepted.isEmpty()) {
      return Stream.of(account(tokens.getFirst()));
    }
    var account = account(accepted.getFirst());
    return account.state() != CheckResult.State.OK
        ? Stream.of(account)
        : Stream.concat(refusedTokens(tokens, accepted), Stream.of(sender(accepted.getFirst())));
  }

  private boolean isAccepted(String token) {
    return get("", token) instanceof Answer.Given(var status, _, _) && status == 200;
  }

  private static Stream<CheckResult> refusedTokens(List<String> all, List<String> accepted) {
    return all.size() == accepted.size()
        ? Stream.empty()
        : Stream.of(
            CheckResult.warning(
                NAME,
                "One of the two tokens of RELANCE_TWILIO_AUTH_TOKEN is refused: remove it once the"
                    + " rotation is finished."));
  }

  private CheckResult account(String token) {
    return switch (get("", token)) {
      case Answer.None(var reason) -> unreachable(reason);
      case Answer.Given(var status, var body, var at) -> {
        at.ifPresent(clock::compare);
        yield switch (status) {
          case 200 -> active(body.path("status").asText("active"));
          case 401, 403, 404 ->
              CheckResult.failed(
                  NAME,
                  "Twilio refuses the account (%d): RELANCE_TWILIO_ACCOUNT_SID and RELANCE_TWILIO_AUTH_TOKEN must be those of the account's page in Twilio's console."
                      .formatted(status));
          default -> unexpected(status);
        };
      }
    };
  }

  private static CheckResult active(String state) {
    return state.equals("active")
        ? CheckResult.ok(NAME, "The account is active.")
        : CheckResult.failed(
            NAME, "The account is %s: Twilio's console says why.".formatted(state));
  }

  private CheckResult sender(String token) {
    if (!settings.from().startsWith("+")) {
      return CheckResult.ok(
          NAME, "The account is active. Whether its sender receives texts was not looked at.");
    }
    var filter = "?PhoneNumber=" + URLEncoder.encode(settings.from(), UTF_8);
    return switch (get("/IncomingPhoneNumbers", token, filter)) {
      case Answer.None(var reason) -> unreachable(reason);
      case Answer.Given(var status, var body, _) ->
          status == 200 ? number(body.path("incoming_phone_numbers").path(0)) : unexpected(status);
    };
  }

  private CheckResult number(JsonNode number) {
    if (number.isMissingNode()) {
      return CheckResult.failed(
          NAME, "RELANCE_TWILIO_FROM must be a number of this account, and is none.");
    }
    if (!number.at("/capabilities/sms").asBoolean(true)) {
      return CheckResult.failed(
          NAME, "RELANCE_TWILIO_FROM must be a number that can send texts, and it cannot.");
    }
    var webhook = publicUrl.toString().replaceFirst("/+$", "") + "/webhooks/twilio/messages";
    return number.path("sms_url").asText().equals(webhook)
            && number.path("sms_method").asText("POST").equals("POST")
        ? CheckResult.ok(NAME, "The account is active, and its number calls this server.")
        : CheckResult.warning(
            NAME,
            "The account is active, but texts to its number do not reach this server, STOP among them: set \"A message comes in\" to %s, POST."
                .formatted(webhook));
  }

  private Answer get(String resource, String token) {
    return get(resource, token, "");
  }

  private Answer get(String resource, String token, String query) {
    var sid = settings.accountSid();
    var base = settings.baseUrl().toString().replaceFirst("/+$", "");
    var credentials = (sid + ":" + token).getBytes(UTF_8);
    return probe.get(
        URI.create(
            base
                + "/2010-04-01/Accounts/"
                + URLEncoder.encode(sid, UTF_8)
                + resource
                + ".json"
                + query),
        "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  private static CheckResult unreachable(String reason) {
    return CheckResult.failed(NAME, "Twilio cannot be reached: %s.".formatted(reason));
  }

  private static CheckResult unexpected(int status) {
    return CheckResult.failed(
        NAME, "Twilio answers %d: try again, and look at status.twilio.com.".formatted(status));
  }
}
