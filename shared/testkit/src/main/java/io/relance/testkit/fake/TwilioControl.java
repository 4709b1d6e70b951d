package io.relance.testkit.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.testkit.fake.HttpMessage.Request;
import io.relance.testkit.fake.HttpMessage.Response;

/**
 * The control routes of a fake Twilio, in addition to Twilio's protocol.
 *
 * <p>{@code GET /control/taken} lists the texts taken, {@code GET /control/count} only counts them,
 * {@code POST /control/faults} plans ({@code fault}, {@code times}), and {@code POST
 * /control/refusals} refuses a receiver ({@code number}, {@code code}).
 */
final class TwilioControl {
  static final String PATH = "/control/";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final FakeTwilio twilio;

  TwilioControl(FakeTwilio twilio) {
    this.twilio = twilio;
  }

  Response answer(Request request) {
    return switch (request.method() + " " + request.path()) {
      case "GET /control/count" ->
          Response.json(200, JSON.objectNode().put("count", twilio.takenCount()));
      case "GET /control/taken" -> taken();
      case "POST /control/faults" -> plan(request);
      case "POST /control/refusals" -> refuse(request);
      default -> Response.json(404, JSON.objectNode().put("message", "No such control"));
    };
  }

  private Response taken() {
    var texts = JSON.arrayNode();
    for (var text : twilio.taken()) {
      texts
          .addObject()
          .put("sid", text.sid())
          .put("send", text.sendId().orElse(null))
          .put("from", text.from())
          .put("to", text.to())
          .put("body", text.body())
          .put("at", text.at().toString());
    }
    return Response.json(200, JSON.objectNode().set("texts", texts));
  }

  private Response plan(Request request) {
    var form = Form.read(request.body());
    var fault = TwilioFault.valueOf(form.getOrDefault("fault", ""));
    twilio.next(Integer.parseInt(form.getOrDefault("times", "1")), fault);
    return Response.json(200, JSON.objectNode());
  }

  private Response refuse(Request request) {
    var form = Form.read(request.body());
    var code = Integer.parseInt(form.getOrDefault("code", "21614"));
    twilio.refuses(form.getOrDefault("number", ""), code);
    return Response.json(200, JSON.objectNode());
  }
}
