package io.relance.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.ExecutionCodec;
import io.relance.interpreter.execution.HistoryEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Issue 3: putting an execution away and taking it up again changes nothing")
class StoragePropertyTest {
  private static final int SEEDS = 120;

  private static Execution throughJson(Execution execution) {
    String text = ExecutionCodec.toJson(execution).toString();
    Execution read = ExecutionCodec.fromJson(Runs.json(text));
    assertThat(ExecutionCodec.toJson(read).toString()).isEqualTo(text);
    assertThat(read.due()).isEqualTo(execution.due());
    assertThat(read.pending().toString()).isEqualTo(execution.pending().toString());
    return read;
  }

  private static List<String> events(long seed, UnaryOperator<Execution> storing) {
    return StoredRun.history(seed, storing).stream().map(e -> e.toJson().toString()).toList();
  }

  @Test
  void runsTheSameWhetherStoredAfterEveryCommandOrNever() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var inMemory = events(seed, execution -> execution);

      assertThat(events(seed, StoragePropertyTest::throughJson))
          .as("seed %d", seed)
          .isEqualTo(inMemory);
    }
  }

  @Test
  void runsTheSameHoweverOftenItIsStored() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var inMemory = events(seed, execution -> execution);
      var random = new Random(seed);
      UnaryOperator<Execution> nowAndThen =
          execution -> random.nextBoolean() ? throughJson(execution) : execution;

      assertThat(events(seed, nowAndThen)).as("seed %d", seed).isEqualTo(inMemory);
    }
  }

  @Test
  void linksEachEventToAnEarlierOne() {
    var types = new HashSet<String>();
    for (long seed = 0; seed < SEEDS; seed++) {
      var history = StoredRun.history(seed, execution -> execution);
      for (int i = 0; i < history.size(); i++) {
        HistoryEvent event = history.get(i);
        types.add(event.type());
        assertThat(event.id()).as("seed %d", seed).isEqualTo(i + 1L);
        assertThat(event.previous()).as("seed %d", seed).isLessThan(event.id());
        assertThat(i > 0 && event.at().isBefore(history.get(i - 1).at())).isFalse();
      }
      assertThat(history.getLast().type()).matches("Execution(Succeeded|Failed|TimedOut)");
    }
    // The machines that are drawn reach nearly everything that can happen.
    assertThat(types)
        .contains(
            "TaskTimedOut",
            "TaskSubmitted",
            "MapIterationAborted",
            "ParallelStateSucceeded",
            "WaitStateExited",
            "TaskStateAborted",
            "ChoiceStateExited",
            "SucceedStateExited");
  }
}
