package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName(
    "D-4: a number that no type holds is refused wherever it stands, before any arithmetic")
class OversizedNumbersTest extends ServerTest {
  private static final List<String> NUMBERS =
      List.of("1E999999999", "-1e-999999999", "12345678901234E678901234567890");

  /** Stands where a number is to be put; written as a number only in the text. */
  private static final String MARK = "@number@";

  @ParameterizedTest
  @MethodSource("reading")
  void refusesThemInEveryPlaceOfABody(Route route) {
    for (var body : marked(Json.tree(Bodies.of(route, server)))) {
      for (var number : NUMBERS) {
        var reply = send(route, body.replace("\"" + MARK + "\"", number));

        assertThat(reply.status()).as(body).isEqualTo(422);
        assertThat(reply.isProblem().toString())
            .contains("must be a number of at most 38 digits", number);
      }
    }
  }

  private Reply send(Route route, String body) {
    return server.send(
        server
            .as(Role.OWNER, server.path(route))
            .header("Content-Type", "application/json")
            .method(route.method(), BodyPublishers.ofString(body)));
  }

  /** The document once for each place, with a mark in this place. */
  private static List<String> marked(JsonNode document) {
    var texts = new ArrayList<String>();
    mark(document, () -> texts.add(Json.write(document)));
    return texts;
  }

  private static void mark(JsonNode node, Runnable whenMarked) {
    switch (node) {
      case ObjectNode object ->
          List.copyOf(object.properties())
              .forEach(
                  field ->
                      mark(
                          field.getValue(),
                          value -> object.set(field.getKey(), value),
                          whenMarked));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          int at = i;
          mark(array.get(at), value -> array.set(at, value), whenMarked);
        }
      }
      default -> {}
    }
  }

  private static void mark(JsonNode value, Consumer<JsonNode> put, Runnable whenMarked) {
    put.accept(Json.tree("\"" + MARK + "\""));
    whenMarked.run();
    put.accept(value);
    mark(value, whenMarked);
  }

  /** Every route that reads a body. */
  Stream<Route> reading() {
    return server.routes().stream().filter(route -> route.isOfTheApi() && route.body());
  }
}
