package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Ids;
import io.relance.server.CrashSnapshots.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays stories of a shop, takes a picture of the disk between each two effects, and goes on from
 * each picture as a server that was killed there would.
 */
@DisplayName(
    "Killed between any two steps, nothing is lost or doubled: D3.2, L-9, L-12, L-14, L-15")
class EveryCrashScenarioTest {
  private static final int WORKERS = 2;

  private static final Set<Gap> GAPS = EnumSet.noneOf(Gap.class);

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> stories() {
    return Stories.all().entrySet().stream()
        .map(story -> Arguments.of(story.getKey(), story.getValue()));
  }

  @AfterAll
  static void looksIntoEveryGap() {
    assertThat(GAPS).containsExactly(Gap.values());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void endsAsIfNothingHadHappened(String name, Story story, TestReporter reporter)
      throws IOException {
    var pictures = new ArrayList<Picture>();
    var undisturbed = play(story, pictures);

    var wrong = new ConcurrentLinkedQueue<String>();
    try (var workers = Executors.newFixedThreadPool(WORKERS)) {
      for (int at = 0; at < pictures.size(); at++) {
        var told = at % 2 == 0;
        var picture = pictures.get(at);
        var number = at;
        workers.execute(
            () -> {
              try {
                check(story, picture, told, undisturbed);
              } catch (RuntimeException | Error failure) {
                wrong.add("%d %s: %s".formatted(number, picture.moment(), trace(failure)));
              }
            });
      }
    }

    reporter.publishEntry(name, pictures.size() + " points");
    assertThat(wrong).isEmpty();
  }

  private static String trace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private Outcome play(Story story, List<Picture> pictures) throws IOException {
    var outside = Outside.in(Files.createDirectories(folder.resolve("first")));
    story.begin(outside);
    var images = Files.createDirectories(folder.resolve("images"));
    try (var crashSnapshots = new CrashSnapshots(outside, images);
        var testShop = new TestShop(outside, crashSnapshots)) {
      story.filmed(testShop, crashSnapshots);
      testShop.assertQuiet();
      pictures.addAll(crashSnapshots.pictures());
      GAPS.addAll(crashSnapshots.gaps());
      return testShop.outcome();
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Goes on from a picture in every way that may follow. */
  private void check(Story story, Picture picture, boolean told, Outcome undisturbed) {
    var spare = picture.outside().picture(folder.resolve("images"));
    if (endsWell(story, picture, told, undisturbed) > 0) {
      endsInDoubt(story, picture.on(spare), undisturbed);
    } else if (mayBeLeft(story, picture)) {
      endsAllOrNothing(story, picture.on(spare), undisturbed);
    }
  }

  /** Answers how many sends were in hand. */
  private static long endsWell(Story story, Picture picture, boolean told, Outcome undisturbed) {
    try (var testShop = TestShop.undisturbed(picture.outside())) {
      long inHand = testShop.inHand();
      var again = told || !picture.answered();
      goOn(story, testShop, again ? picture.step() : picture.step() + 1);
      assertThat(testShop.outcome()).isEqualTo(undisturbed);
      return inHand;
    }
  }

  /** Providers that cannot be asked: nothing twice, and no more doubt than was in hand. */
  private static void endsInDoubt(Story story, Picture picture, Outcome undisturbed) {
    try (var testShop = TestShop.undisturbed(picture.outside().withProvidersThatCannotBeAsked())) {
      long inHand = testShop.inHand();
      goOn(story, testShop, picture.answered() ? picture.step() + 1 : picture.step());
      var outcome = testShop.outcome();
      assertThat(outcome.automations()).isEqualTo(undisturbed.automations());
      assertThat(outcome.unconfirmed()).isBetween(outcome.missing(undisturbed), inHand);
    }
  }

  private static boolean mayBeLeft(Story story, Picture picture) {
    return !picture.answered()
        && story.steps().get(picture.step()).teller() == Story.Teller.MAY_WALK_AWAY;
  }

  /** Whoever asked does not ask again: it happened whole or not at all. */
  private void endsAllOrNothing(Story story, Picture picture, Outcome undisturbed) {
    try (var testShop = TestShop.undisturbed(picture.outside())) {
      goOn(story, testShop, picture.step() + 1);
      assertThat(testShop.outcome()).isIn(undisturbed, never(story, picture.step()));
    }
  }

  /** How a story ends in which one thing never happens. */
  private Outcome never(Story story, int step) {
    var outside = Outside.in(folder.resolve("never-" + Ids.random()));
    var other = story.without(step);
    try (var testShop = TestShop.undisturbed(outside)) {
      other.beginning().accept(testShop);
      testShop.settle();
      goOn(other, testShop, 0);
      return testShop.outcome();
    }
  }

  private static void goOn(Story story, TestShop testShop, int from) {
    testShop.settle();
    story.goOn(testShop, from);
    testShop.assertQuiet();
  }
}
