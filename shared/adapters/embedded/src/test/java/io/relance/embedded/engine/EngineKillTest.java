package io.relance.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.engine.ExecutionStatus.State;
import io.relance.testkit.contract.FlowEngineWorld;
import io.relance.testkit.contract.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Issue 3: killed with -9, the engine loses nothing that it had said was started")
class EngineKillTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void endsEverythingThatWasStartedBeforeEachKill() throws Exception {
    var random = new Random(7);
    var started = new ArrayList<String>();
    for (int round = 0; round < 3; round++) {
      started.addAll(killedAfter(20 + random.nextInt(150), "round" + round));
    }

    try (var machine = OneMachine.in(folder, InstantSource.system())) {
      var version =
          machine.engine.publish("flow", 1, FlowEngineWorld.definition(KilledEngine.FLOW));
      Patience.within(
          Duration.ofSeconds(60),
          () -> {
            for (String name : started) {
              var status = machine.engine.describe(version, name).orElseThrow();
              assertThat(status.state()).as(name).isEqualTo(State.SUCCEEDED);
            }
          });
      for (String name : started) {
        assertThat(machine.engine.describe(version, name).orElseThrow().output())
            .contains(name.split("-")[1]);
      }
    }
  }

  /** Runs the engine in a process of its own and kills it once it has started so many. */
  private List<String> killedAfter(int executions, String prefix)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledEngine.class.getName(),
                folder.toString(),
                prefix)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var names = new ArrayList<String>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        names.add(line);
        if (names.size() == executions) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertThat(names).hasSizeGreaterThanOrEqualTo(executions);
    return names;
  }
}
