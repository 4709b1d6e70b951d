package io.relance.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.testkit.Seeds;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D-4: bodies that were valid, changed at random, never break the server")
class MutatedBodiesTest extends ServerTest {
  private static final int TIMES = 150;
  private static final long[] SEEDS = Seeds.of("mutated bodies").toArray();

  @ParameterizedTest
  @MethodSource("reading")
  void answersEveryMutation(Route route) {
    for (var seed : SEEDS) {
      answersMutations(route, seed);
    }
  }

  private void answersMutations(Route route, long seed) {
    var mutation = new Mutation(new Random(seed ^ route.toString().hashCode()));
    var valid = Json.tree(Bodies.template(route));
    for (int time = 0; time < TIMES; time++) {
      var body = Bodies.filled(mutation.of(valid), server::id);
      var reply = send(route, body);
      if (reply.status() >= 400) {
        assertThat(reply.status()).as("seed %d: %s", seed, new String(body, UTF_8)).isLessThan(500);
        reply.isProblem();
      }
    }
  }

  private Reply send(Route route, byte[] body) {
    return server.send(
        server
            .as(Role.OWNER, server.path(route))
            .header("Content-Type", "application/json")
            .method(route.method(), BodyPublishers.ofByteArray(body)));
  }

  /** Every route that reads a body, except the clock, which would only make the test slow. */
  Stream<Route> reading() {
    return server.routes().stream()
        .filter(route -> route.isOfTheApi() && route.body() && !route.path().equals("/v1/clock"));
  }
}
