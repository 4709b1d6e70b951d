package io.relance.testkit.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.testkit.fake.HttpMessage.Request;
import io.relance.testkit.fake.HttpMessage.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Twilio's descriptions of an account and of its numbers. */
final class TwilioAccountResources {
  private final TwilioAccount account;
  private final Map<String, String> webhooks = new ConcurrentHashMap<>();
  private volatile String state = "active";

  TwilioAccountResources(TwilioAccount account) {
    this.account = account;
  }

  void suspend() {
    state = "suspended";
  }

  /** The account has a number, whose texts go to an address. */
  void add(String number, String webhook) {
    webhooks.put(number, webhook);
  }

  /** The answer to a request for one of these resources; empty for another one. */
  Optional<Response> answer(Request request) {
    var path = "/2010-04-01/Accounts/" + account.sid();
    var isAccount = request.path().equals(path + ".json");
    if (!isAccount && !request.path().equals(path + "/IncomingPhoneNumbers.json")) {
      return Optional.empty();
    }
    if (!account.basicAuthorization().equals(request.headers().get("Authorization"))) {
      return Optional.of(TwilioMessagesResource.error(401, 20003, "Authenticate"));
    }
    return Optional.of(isAccount ? described() : numbers(request));
  }

  private Response described() {
    var json = JsonNodeFactory.instance.objectNode();
    return Response.json(200, json.put("sid", account.sid()).put("status", state));
  }

  private Response numbers(Request request) {
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("incoming_phone_numbers");
    var number = Form.read(request.query()).getOrDefault("PhoneNumber", "");
    var webhook = webhooks.get(number);
    if (webhook != null) {
      var one = list.addObject().put("phone_number", number);
      one.put("sms_url", webhook).put("sms_method", "POST");
      one.putObject("capabilities").put("sms", true);
    }
    return Response.json(200, json);
  }
}
