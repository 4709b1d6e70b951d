package io.relance.interpreter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Judges the interpreter by what AWS did with the same machines and the same task results. */
class RecordedExecutionsTest {
  /** Of ten recordings in whichever folder is given, at least so many can be compared. */
  private static final int COMPARABLE_OF_TEN = 7;

  @Test
  @DisplayName("D9.2: recorded executions of AWS come to the same end by the same states")
  void replaysWhatAwsRecorded() throws IOException {
    var samples = Samples.find();
    assumeTrue(
        samples.isPresent(),
        "RELANCE_SAMPLES names no folder with localstack-stepfunctions/INDEX.json: nothing replayed");

    var replay = new Replay(new Templates(samples.get().templates()));
    Map<String, Verdict> verdicts = new TreeMap<>();
    samples.get().recordings().forEach(r -> verdicts.put(r.id(), replay.verdict(r)));
    String report = report(verdicts);
    System.out.println(report);
    Files.writeString(Path.of("target", "recorded-executions.txt"), report);

    assertThat(all(verdicts, Verdict.Differs.class)).as("%s", report).isEmpty();
    assertThat(all(verdicts, Verdict.Passed.class).size() * 10)
        .as("recordings that could be compared, times ten")
        .isGreaterThanOrEqualTo(verdicts.size() * COMPARABLE_OF_TEN);
  }

  private static String report(Map<String, Verdict> verdicts) {
    String lines =
        verdicts.entrySet().stream()
            .map(e -> line(e.getKey(), e.getValue()))
            .collect(Collectors.joining("\n"));
    long same =
        verdicts.values().stream()
            .filter(
                v ->
                    v instanceof Verdict.Passed(Optional<String> difference)
                        && difference.isEmpty())
            .count();
    return "%s%n%d passed, %d of them event for event; %d differ; %d left out"
        .formatted(
            lines,
            all(verdicts, Verdict.Passed.class).size(),
            same,
            all(verdicts, Verdict.Differs.class).size(),
            all(verdicts, Verdict.LeftOut.class).size());
  }

  private static String line(String id, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed(Optional<String> difference) ->
          difference.map(d -> "passed*   " + id + ": " + d).orElse("passed    " + id);
      case Verdict.Differs(String how) -> "DIFFERS   " + id + ": " + how;
      case Verdict.LeftOut(String why) -> "left out  " + id + ": " + why;
    };
  }

  private static List<String> all(Map<String, Verdict> verdicts, Class<? extends Verdict> kind) {
    return verdicts.entrySet().stream()
        .filter(e -> kind.isInstance(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
