package io.relance.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Measures what the arguments name, or everything, and prints a table. */
public final class Figures {
  /** Half an hour and more, so only if they are named. */
  private static final String SOAK = "soak";

  private static final String CONVERSATIONS = "conversations";

  private static final Map<String, Figure> ALL = all();

  private Figures() {}

  /** A benchmark. */
  interface Figure {
    /** The lines it gives, for so many people. */
    List<Line> measure(int people) throws IOException;

    /** The default number of contacts. */
    int people();
  }

  private static Map<String, Figure> all() {
    var figures = new LinkedHashMap<String, Figure>();
    figures.put("start", new StartFigure());
    figures.put("texts", new TextsFigure());
    figures.put("texts-beside-a-launch", new TextsBesideLaunchFigure());
    figures.put("waves", new WavesFigure());
    figures.put("previews", new PreviewsFigure());
    figures.put("segments", new SegmentsFigure());
    figures.put("replies", new RepliesFigure());
    figures.put("imports", new ImportsFigure());
    figures.put("exports", new ExportsFigure());
    figures.put("membership", new MembershipFigure());
    figures.put("restart", new RestartFigure());
    figures.put("launch", new LaunchFigure(MeasuredFlows.conditionsAndText(8), 10));
    figures.put("messages", new LaunchFigure(MeasuredFlows.text(), 2));
    figures.put("emails", new EmailsFigure());
    figures.put(CONVERSATIONS, new ConversationsFigure());
    figures.put(SOAK, new SoakFigure());
    return figures;
  }

  public static void main(String[] arguments) throws IOException {
    var named = named(arguments);
    System.out.println(Machine.describe());
    Line.heading();
    for (var figure : named.entrySet()) {
      var measured = ALL.get(figure.getKey());
      if (measured != null) {
        measured.measure(figure.getValue()).forEach(Line::print);
      }
    }
    System.exit(0);
  }

  /** The figures that are named, each with the number that follows its name. */
  private static Map<String, Integer> named(String[] arguments) {
    var named = new LinkedHashMap<String, Integer>();
    var last = "";
    for (var argument : arguments) {
      if (argument.matches("[1-9][0-9]{0,7}") && !last.isEmpty()) {
        named.put(last, Integer.valueOf(argument));
      } else {
        last = argument;
        named.put(last, usual(last));
      }
    }
    if (named.isEmpty()) {
      ALL.forEach((name, figure) -> named.put(name, figure.people()));
      named.remove(SOAK);
      named.remove(CONVERSATIONS);
    }
    return named;
  }

  private static int usual(String name) {
    var figure = ALL.get(name);
    if (figure == null) {
      System.err.printf(
          "usage: ./benchmarks/run [FIGURE [PEOPLE]]…, of %s%n", new TreeSet<>(ALL.keySet()));
      System.exit(2);
      return 0;
    }
    return figure.people();
  }
}
