package io.relance.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.relance.compiler.Compilation;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Flow;
import io.relance.domain.text.ShortLinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D3.7: the cost of an automation is counted from its definition")
class EstimateCostTest {
  private static final long MILLION = 1_000_000;
  private static final Path FLOWS = Path.of("../../benchmarks/flows");

  @Test
  @DisplayName("D3.7: ten elements in line cost at most a dollar for a million contacts")
  void tenInLineCostAtMostADollar() {
    var estimate = estimate("ten-in-line", AudienceModel.launch(MILLION, 1_000, 6));

    assertThat(orchestration(estimate)).isLessThanOrEqualTo(1.0);
    assertThat(estimate.starts()).isEqualTo(1_000);
    assertThat(estimate.starting()).isZero();
  }

  @Test
  @DisplayName("D3.7: three conditions and a weekday in six zones cost at most five dollars")
  void threeConditionsCostAtMostFiveDollars() {
    var estimate = estimate("three-conditions", AudienceModel.launch(MILLION, 1_000, 6));

    assertThat(orchestration(estimate)).isLessThanOrEqualTo(5.0);
    assertThat(estimate.starts()).isBetween(4_000.0, 8_100.0);
  }

  @Test
  @DisplayName(
      "D3.7: one execution for each contact costs hundreds of times more, and is warned of")
  void warnsOfOneExecutionForEachContact() {
    var waves = estimate("ten-in-line", AudienceModel.launch(MILLION, 1_000, 6));
    var single = estimate("ten-in-line", AudienceModel.launch(MILLION, 1, 6));

    assertThat(orchestration(single))
        .isCloseTo(1_000 * orchestration(waves), within(0.01 * orchestration(single)));
    assertThat(single.starting()).isGreaterThan(Duration.ofMinutes(50));
    assertThat(Quotas.LARGE_REGION.warnings(single))
        .anyMatch(warning -> warning.startsWith("Starting 1,000,000 executions takes 55 minutes"));
    assertThat(Quotas.LARGE_REGION.warnings(waves)).isEmpty();
  }

  @Test
  void partsAWaveOfOneOnlyOneWay() {
    var estimate = estimate("three-conditions", AudienceModel.launch(1_000, 1, 6));

    assertThat(estimate.starts()).isCloseTo(1_000, within(1e-6));
  }

  @Test
  void countsTheMessages() {
    var estimate = estimate("ten-in-line", AudienceModel.launch(1_000, 1_000, 1));

    assertThat(estimate.usage().of(Meter.EMAILS)).isEqualTo(2_000);
    assertThat(estimate.usage().of(Meter.SMS_SEGMENTS)).isEqualTo(2_000);
  }

  @Test
  @DisplayName("M16: what a text costs after it is prepared is part of the estimate")
  void countsWaitingAndReceiptsOfTexts() {
    var estimate = estimate("ten-in-line", AudienceModel.launch(1_000, 1_000, 1));
    var texts = MeasuredUsages.measured().of(Work.WAIT_FOR_RATE).of(0, 2_000);

    assertThat(estimate.usage().of(Meter.GATEWAY_REQUESTS)).isEqualTo(4_000);
    assertThat(texts.of(Meter.WRITE_UNITS)).isPositive();
    assertThat(estimate.usage().of(Meter.WRITE_UNITS)).isGreaterThan(texts.of(Meter.WRITE_UNITS));
  }

  private static double orchestration(Estimate estimate) {
    return PriceTable.bundled().of(Meter.TRANSITIONS, estimate.usage().of(Meter.TRANSITIONS));
  }

  @Test
  @DisplayName("K-14: links are counted as they are sent")
  void countsLinksAtTheirShortLength() {
    var crowd = AudienceModel.launch(1_000, 1_000, 1);
    var short22 = new ShortLinks("https://go.example.com/l/");

    assertThat(segments(estimate("quiz", crowd, ShortLinks.OFF))).isEqualTo(4_000);
    assertThat(segments(estimate("quiz", crowd, short22))).isEqualTo(3_000);
  }

  private static double segments(Estimate estimate) {
    return estimate.usage().of(Meter.SMS_SEGMENTS);
  }

  private static Estimate estimate(String name, AudienceModel audienceModel) {
    return estimate(name, audienceModel, ShortLinks.OFF);
  }

  private static Estimate estimate(String name, AudienceModel audienceModel, ShortLinks links) {
    var json = read(name);
    if (FlowCodec.decode(json) instanceof DecodeResult.Whole<Flow>(var flow)
        && new FlowCompiler().compile(flow, ValidationContext.UNKNOWN)
            instanceof Compilation.Compiled(var definition, _)) {
      var texts = new LiquidText(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
      return new EstimateCost(MeasuredUsages.measured(), texts, Quotas.LARGE_REGION, links)
          .estimate(flow, definition, audienceModel);
    }
    throw new AssertionError(new FlowCompiler().validate(json, ValidationContext.UNKNOWN));
  }

  private static String read(String name) {
    try {
      return Files.readString(FLOWS.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
