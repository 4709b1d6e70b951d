package io.relance.benchmarks;

import io.relance.domain.reply.Choice;
import io.relance.domain.reply.ReplyMatcher;
import io.relance.testkit.reply.Misspelling;
import io.relance.testkit.reply.MisspellingSources;
import io.relance.testkit.reply.ReplyScore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many replies are read right, and how many in a second. */
final class RepliesFigure implements Figures.Figure {
  private static final long SEED = 7;

  private static final List<String> TEXTS =
      List.of(
          "2",
          "vanilla",
          "the chocolat one plz",
          "stawbery",
          "I'd like the second one please",
          "not vanilla",
          "hello, when do you open?",
          "la deuxième svp");

  private final ReplyMatcher matcher =
      new ReplyMatcher(
          Stream.of("Vanilla", "Chocolate", "Strawberry", "Caramel").map(Choice::of).toList());

  @Override
  public List<Line> measure(int people) throws IOException {
    var lines = new ArrayList<Line>();
    for (var source : MisspellingSources.all().entrySet()) {
      lines.addAll(score(source));
    }
    read(people);
    lines.add(Line.rate("replies read on one processor", read(people), "replies/s", "≥ 100,000"));
    return lines;
  }

  @Override
  public int people() {
    return 1_000_000;
  }

  private static List<Line> score(Map.Entry<String, List<Misspelling>> source) {
    var offered = ReplyScore.amongChoices(source.getValue(), SEED);
    var absent = ReplyScore.withoutChoice(source.getValue(), SEED);
    return List.of(
        Line.of(
            "%s: right, wrong, none".formatted(source.getKey()),
            "%.2f %%, %.3f %%, %.2f %% of %,d"
                .formatted(offered.right(), offered.wrong(), offered.none(), offered.total()),
            "≥ 97 %, ≤ 0.2 %"),
        Line.of(
            "%s: taken for a word that it is not".formatted(source.getKey()),
            "%.3f %%".formatted(absent.wrong()),
            ""));
  }

  private Line.Work read(int replies) {
    long before = System.nanoTime();
    int choices = 0;
    for (int at = 0; at < replies; at++) {
      choices += matcher.match(TEXTS.get(at % TEXTS.size())).choice().isPresent() ? 1 : 0;
    }
    var took = Duration.ofNanos(System.nanoTime() - before);
    if (choices == 0) {
      throw new IllegalStateException("No reply was read");
    }
    return new Line.Work(replies, took, took);
  }
}
