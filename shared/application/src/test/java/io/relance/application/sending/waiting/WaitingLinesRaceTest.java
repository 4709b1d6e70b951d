package io.relance.application.sending.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Write;
import io.relance.testkit.crash.Effect;
import io.relance.testkit.crash.EffectWatch;
import io.relance.testkit.fault.StoreFaults;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.7: nothing that is added while lines are released or closed waits for ever")
class WaitingLinesRaceTest {
  private static final int ADDERS = 3;
  private static final int EACH = 150;
  private static final SendId FIRST = new SendId("first");
  private static final SendId SECOND = new SendId("second");

  @TempDir private Path folder;

  @Test
  void releasesAllThatWasAdded() throws Exception {
    try (var waiting = new WaitingFixture(folder);
        var threads = Executors.newFixedThreadPool(ADDERS)) {
      var adders =
          IntStream.range(0, ADDERS)
              .<Future<?>>mapToObj(adder -> threads.submit(() -> add(waiting, adder)))
              .toList();
      while (!adders.stream().allMatch(Future::isDone)) {
        waiting.tick();
      }
      for (var adder : adders) {
        adder.get(1, TimeUnit.MINUTES);
      }
      waiting.nextTick();

      assertThat(waiting.released()).hasSize(ADDERS * EACH);
    }
  }

  private static void add(WaitingFixture waiting, int adder) {
    for (int at = 0; at < EACH; at++) {
      waiting.add("send-" + adder + "-" + at);
    }
  }

  @Test
  void releasesAgainWhatIsDispatchedAndWaitsAgainBeforeTheReleaseEnds() {
    var dispatch = new Once();
    try (var waiting = new WaitingFixture(folder, StoreFaults.none(), Optional.of(dispatch))) {
      dispatch.action = () -> waiting.again(FIRST);
      waiting.add(FIRST.value());
      waiting.tick();
      waiting.nextTick();

      assertThat(waiting.released()).containsExactly(FIRST, FIRST);
    }
  }

  @Test
  void releasesWhatIsAddedBeforeALineIsClosedWhenTheLookIntoItFails() {
    var closing = new Closing(1, true);
    try (var waiting = new WaitingFixture(folder, closing, Optional.empty())) {
      addWhileItCloses(waiting, closing);

      assertThat(waiting.released()).containsExactlyInAnyOrder(FIRST, SECOND);
    }
  }

  @Test
  void releasesWhatIsAddedAfterTheLookIntoALineThatIsClosed() {
    var closing = new Closing(2, false);
    try (var waiting = new WaitingFixture(folder, closing, Optional.empty())) {
      addWhileItCloses(waiting, closing);

      assertThat(waiting.released()).containsExactlyInAnyOrder(FIRST, SECOND);
    }
  }

  private static void addWhileItCloses(WaitingFixture waiting, Closing closing) {
    // Both belong to the same part of the line.
    waiting.add(FIRST.value());
    closing.action = Optional.of(() -> waiting.add(SECOND.value()));
    waiting.tick();
    assertThat(closing.writes).isGreaterThanOrEqualTo(closing.at);
    waiting.nextTick();
  }

  /** Does something after the first message was queued. */
  private static final class Once implements EffectWatch {
    private Runnable action = () -> {};

    @Override
    public void before(Effect effect) {}

    @Override
    public void after(Effect effect) {
      var now = action;
      action = () -> {};
      now.run();
    }
  }

  /** Does something before one of the writes that close a line; a read after it may fail. */
  private static final class Closing implements StoreFaults {
    private final int at;
    private final boolean failsAfterwards;
    private Optional<Runnable> action = Optional.empty();
    private int writes;
    private boolean failing;

    Closing(int at, boolean failsAfterwards) {
      this.at = at;
      this.failsAfterwards = failsAfterwards;
    }

    @Override
    public void before(List<Write> some) {
      if (some.stream().anyMatch(write -> isOfLine(write.key().partition()))) {
        writes++;
        if (writes == at) {
          action.orElseThrow().run();
          failing = failsAfterwards;
        }
      }
    }

    /** Whether the items of a partition are lines, not what waits in them. */
    private static boolean isOfLine(String partition) {
      return partition.startsWith(WaitingLine.PREFIX)
          && partition.indexOf('#', WaitingLine.PREFIX.length()) < 0;
    }

    @Override
    public void reading() {
      if (failing) {
        failing = false;
        throw new TransientFailure("The store does not answer");
      }
    }
  }
}
