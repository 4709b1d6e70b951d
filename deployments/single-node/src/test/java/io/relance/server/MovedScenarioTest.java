package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D3.5, D3.6: a story that is moved to another deployment ends as the one that stayed")
class MovedScenarioTest {
  /** One of so many moments at which a process may be killed. */
  private static final int EVERY = 25;

  @TempDir private Path folder = Path.of("");

  static Set<String> stories() {
    return Stories.all().keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void endsAsIfItHadStayed(String name) throws IOException {
    assertThat(moved(story(name))).isEqualTo(stayed(story(name)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void endsTheSameWhenItIsMovedAfterACrash(String name, TestReporter reporter)
      throws IOException, SQLException {
    var story = story(name);
    var outside = outside("first");
    story.begin(outside);
    var images = Files.createDirectories(folder.resolve("images"));
    try (var crashSnapshots = new CrashSnapshots(outside, images);
        var testShop = new TestShop(outside, crashSnapshots)) {
      story.filmed(testShop, crashSnapshots);
      var pictures = crashSnapshots.pictures();
      reporter.publishEntry(name, pictures.size() / EVERY + " moves");
      for (int at = 0; at < pictures.size(); at += EVERY) {
        goOn(story, pictures.get(at), testShop.outcome());
      }
    }
  }

  private void goOn(Story story, CrashSnapshots.Picture picture, Outcome undisturbed) {
    var spare = picture.outside().picture(folder.resolve("images"));
    if (endsWell(story, picture, undisturbed) > 0) {
      endsInDoubt(story, picture.on(spare.withProvidersThatCannotBeAsked()), undisturbed);
    }
  }

  /** Answers how many sends were in hand. */
  private static long endsWell(Story story, CrashSnapshots.Picture picture, Outcome undisturbed) {
    try (var testShop = TestShop.undisturbed(Moves.onward(picture.outside()))) {
      var inHand = testShop.inHand();
      goOn(story, testShop, picture);
      assertThat(testShop.outcome()).as(picture.moment()).isEqualTo(undisturbed);
      return inHand;
    }
  }

  /** Providers that cannot be asked: nothing twice, and no more doubt than was in hand. */
  private static void endsInDoubt(
      Story story, CrashSnapshots.Picture picture, Outcome undisturbed) {
    try (var testShop = TestShop.undisturbed(Moves.onward(picture.outside()))) {
      var inHand = testShop.inHand();
      goOn(story, testShop, picture);
      assertThat(testShop.outcome().unconfirmed())
          .isBetween(testShop.outcome().missing(undisturbed), inHand);
    }
  }

  private static void goOn(Story story, TestShop testShop, CrashSnapshots.Picture picture) {
    testShop.settle();
    story.goOn(testShop, picture.answered() ? picture.step() + 1 : picture.step());
    testShop.assertQuiet();
  }

  private Outcome stayed(Story story) throws IOException {
    var outside = outside("stayed");
    story.begin(outside);
    try (var testShop = TestShop.undisturbed(outside)) {
      story.goOn(testShop, 0);
      return testShop.outcome();
    }
  }

  /** Moved before each step, with what the step before set going. */
  private Outcome moved(Story story) throws IOException {
    var outside = outside("moving");
    story.begin(outside);
    for (var step : story.steps()) {
      outside = Moves.onward(outside);
      try (var testShop = TestShop.undisturbed(outside)) {
        step.input().accept(testShop);
      }
    }
    try (var testShop = TestShop.undisturbed(Moves.onward(outside))) {
      testShop.settle();
      story.goOn(testShop, story.steps().size());
      testShop.assertQuiet();
      return testShop.outcome();
    }
  }

  private Outside outside(String name) throws IOException {
    return Outside.in(Files.createDirectories(folder.resolve(name)));
  }

  /** Each time anew: a story may remember whom it was about. */
  private static Story story(String name) {
    return Objects.requireNonNull(Stories.all().get(name));
  }
}
