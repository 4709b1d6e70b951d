package io.relance.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.persistence.Json;
import io.relance.e2e.FunctionEndpoint.Answer;
import java.util.Base64;
import java.util.function.Function;

/**
 * What API Gateway does to bodies of binary types and LocalStack does not: it hands them over in
 * base64, and decodes those of answers.
 */
final class GatewayShapes {
  private GatewayShapes() {}

  static Answer invoked(String event, Function<String, Answer> function) {
    if (!event.contains("\"requestContext\"")) {
      return function.apply(event);
    }
    var request = (ObjectNode) Json.tree(event);
    if (!request.path("isBase64Encoded").asBoolean() && !request.path("body").isNull()) {
      var bytes = request.path("body").asText().getBytes(UTF_8);
      request.put("body", Base64.getEncoder().encodeToString(bytes)).put("isBase64Encoded", true);
    }
    return decoded(function.apply(request.toString()));
  }

  private static Answer decoded(Answer answer) {
    if (!(Json.tree(answer.payload()) instanceof ObjectNode response)
        || !response.path("isBase64Encoded").asBoolean()) {
      return answer;
    }
    var body = Base64.getDecoder().decode(response.path("body").asText());
    response.put("body", new String(body, UTF_8)).put("isBase64Encoded", false);
    return new Answer(response.toString(), answer.failed());
  }
}
