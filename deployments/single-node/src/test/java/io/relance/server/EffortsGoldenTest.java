package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Json;
import io.relance.cost.MeasuredUsage;
import io.relance.cost.Meter;
import io.relance.cost.Usage;
import io.relance.cost.Work;
import io.relance.testkit.flow.GoldenFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3.7: what each kind of work uses is measured on the product itself")
class EffortsGoldenTest {
  private static final Path KEPT =
      Path.of("../../shared/cost/src/main/resources/cost/efforts.json");

  /** How far what is kept may be from what is measured: a share, and an amount that is little. */
  private static final double TOLERANCE = 0.2;

  private static final double LITTLE = 0.05;

  @TempDir private Path folder = Path.of("");

  @Test
  void agreesWithWhatIsKept() throws IOException {
    var measured = new MeasuredEfforts(folder).all();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(KEPT, written(measured));
    }
    var kept =
        Json.read(GoldenFolders.read(KEPT), new TypeReference<Map<Work, MeasuredUsage>>() {});

    assertThat(kept).containsOnlyKeys(measured.keySet());
    measured.forEach(
        (work, measuredUsage) -> {
          var expected = Objects.requireNonNull(kept.get(work));
          assertClose(work + " of a wave", measuredUsage.wave(), expected.wave());
          assertClose(work + " of a member", measuredUsage.member(), expected.member());
        });
  }

  private static void assertClose(String what, Usage actual, Usage expected) {
    for (var meter : Meter.values()) {
      double amount = expected.of(meter);
      assertThat(actual.of(meter))
          .as(what + ": " + meter.unit())
          .isCloseTo(amount, within(Math.max(LITTLE, TOLERANCE * Math.abs(amount))));
    }
  }

  private static String written(Map<Work, MeasuredUsage> efforts) throws JsonProcessingException {
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(efforts) + "\n";
  }
}
