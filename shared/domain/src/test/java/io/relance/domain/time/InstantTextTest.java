package io.relance.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Instants are read as Java reads them")
class InstantTextTest {
  @Test
  void readsWhatInstantsWrite() {
    var random = new Random(20261201);
    for (int time = 0; time < 10_000; time++) {
      var second = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_000_000_000L));
      for (var instant :
          new Instant[] {
            second,
            second.plusMillis(random.nextInt(1000)),
            second.plusNanos(random.nextInt(1_000_000) * 1000L),
            second.plusNanos(random.nextInt(1_000_000_000))
          }) {
        assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T23:59:59Z",
        "2026-12-01T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-12-01T09:30:00.1Z",
        "2026-12-01T09:30:00.12345678Z",
        "2026-12-01T09:30:00+01:00",
        "2026-12-01T09:30:00.Z",
        "2026-12-01t09:30:00z",
        "-0044-03-15T10:00:00Z",
        "+12026-12-01T09:30:00Z"
      })
  void readsEveryFormThatJavaReads(String text) {
    assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-12-01",
        "2026-12-01T09:30:00",
        "2026-12-01T09:30Z",
        "2026-12-01T09:30:00.1234567890Z",
        "2026-02-29T09:30:00Z",
        "2026-13-01T09:30:00Z",
        "2026-12-01T25:30:00Z",
        "2026-12-01T09:60:00Z",
        "2026-12-01T09:30:61Z",
        "2026-12-01T09:30:00,5Z",
        "2026-12-01 09:30:00Z",
        "٢٠٢٦-12-01T09:30:00Z"
      })
  void refusesWhatJavaRefuses(String text) {
    assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeParseException.class);
    assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
