package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.relance.application.persistence.Json;
import io.relance.cost.Choice;
import io.relance.cost.IdleMonth;
import io.relance.cost.Meter;
import io.relance.cost.PriceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-1: a deployment that stands still costs at most a dollar a month")
class IdleMonthTest {
  private static final Path KEPT =
      Path.of("../../../shared/cost/src/main/resources/cost/idle.json");

  @TempDir private Path folder = Path.of("");

  @Test
  void agreesWithWhatIsKept() throws IOException {
    var month = new IdleParts(Template.read(), folder).month();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(
          KEPT, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(month) + "\n");
    }
    var kept = Json.read(Files.readString(KEPT), IdleMonth.class);

    assertThat(month.parts())
        .extracting(IdleMonth.Part::what)
        .containsExactlyElementsOf(kept.parts().stream().map(IdleMonth.Part::what).toList());
    assertThat(month.choices()).isEqualTo(kept.choices());
    for (var meter : Meter.values()) {
      double expected = kept.usage().of(meter);
      assertThat(month.usage().of(meter))
          .as(meter.unit())
          .isCloseTo(expected, within(0.01 * expected));
    }
  }

  @Test
  void costsAtMostADollar() {
    var month = new IdleParts(Template.read(), folder).month();

    assertThat(PriceTable.bundled().of(month.usage())).isLessThanOrEqualTo(1);
  }

  @Test
  void pricesAllThatIsUsedAndAllThatMayBeChosen() {
    var prices = PriceTable.bundled();

    assertThat(IdleMonth.latest().usage().amounts().keySet())
        .allSatisfy(meter -> assertThat(prices.perMillion()).containsKey(meter));
    assertThat(Choice.values()).allSatisfy(choice -> assertThat(prices.of(choice)).isPositive());
  }

  @Test
  @DisplayName("Nothing that costs by the month is made without being chosen")
  void makesNothingThatCostsByBeingThere() {
    var template = Template.read();

    assertThat(new IdleParts(template, folder).standing()).isEmpty();
    assertThat(template.resource("Dashboard").path("Condition").asText()).isEqualTo("HasDashboard");
    assertThat(template.resources("AWS::CloudWatch::Alarm"))
        .allSatisfy(
            (_, alarm) -> assertThat(alarm.path("Condition").asText()).isEqualTo("HasAlarms"));
  }
}
