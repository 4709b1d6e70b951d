package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import io.relance.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-3: what an operator watches costs nothing while nothing happens")
class GaugesTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final Map<String, Long> figures = new HashMap<>(Map.of("Sent", 0L, "DeadLetters", 0L));
  private final EmfMetrics emfMetrics = new EmfMetrics(() -> Map.copyOf(figures), "shop-", clock);
  private final List<String> lines = new ArrayList<>();

  @Test
  void saysNothingOfADeploymentWhereNothingEverHappened() {
    tick();

    assertThat(lines).isEmpty();
  }

  @Test
  void tellsFiguresInTheFormatOfMetrics() {
    figures.put("Sent", 3L);
    var now = clock.millis();

    tick();

    var told = Json.tree(lines.getFirst());
    assertThat(told.path("Sent").asLong()).isEqualTo(3);
    assertThat(told.path("Stack").asText()).isEqualTo("shop");
    assertThat(told.at("/_aws/Timestamp").asLong()).isEqualTo(now);
    assertThat(told.at("/_aws/CloudWatchMetrics/0/Namespace").asText()).isEqualTo("Relance");
    assertThat(told.at("/_aws/CloudWatchMetrics/0/Dimensions/0/0").asText()).isEqualTo("Stack");
    assertThat(told.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
        .containsExactlyInAnyOrder("Sent", "DeadLetters");
  }

  @Test
  void tellsOnlyWhatChanged() {
    figures.put("Sent", 3L);
    tick();
    tick();
    figures.put("Sent", 4L);
    tick();

    assertThat(lines).hasSize(2);
  }

  @Test
  void tellsOfDeadLettersForAsLongAsThereAreAny() {
    figures.put("DeadLetters", 1L);
    tick();
    tick();
    figures.put("DeadLetters", 0L);
    tick();
    tick();

    assertThat(lines).hasSize(3);
    assertThat(Json.tree(lines.getLast()).path("DeadLetters").asLong()).isZero();
  }

  @Test
  void looksLessOftenWhileNothingHappens() {
    emfMetrics.emit(lines::add);
    figures.put("Sent", 3L);
    clock.pass(Duration.ofMinutes(5));
    emfMetrics.emit(lines::add);
    assertThat(lines).isEmpty();

    emfMetrics.mayHaveChanged();
    emfMetrics.emit(lines::add);

    assertThat(lines).hasSize(1);
  }

  private void tick() {
    emfMetrics.emit(lines::add);
    clock.pass(Duration.ofMinutes(30));
  }
}
