package io.relance.application.automations;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Statistics of an automation, all computed from one sum of its counts.
 *
 * @param skipped how many messages were skipped, by reason
 * @param outcomes the number of ended enrollments, by the outcome of the end element reached or by
 *     the reason if they ended before
 * @param successRate the share of successful outcomes, 0 to 1; empty before the first outcome
 * @param elements by id, the elements that were entered
 * @param questions by id, the questions that were asked
 */
public record AutomationReport(
    long timesTriggered,
    long entered,
    long inProgress,
    MessageCounts messages,
    SortedMap<String, Long> skipped,
    SortedMap<String, Long> outcomes,
    Optional<Double> successRate,
    SortedMap<String, Element> elements,
    SortedMap<String, Question> questions) {

  /**
   * Messages by state; targeted = queued + held + sent + failed + skipped + unconfirmed.
   *
   * @param sent those that providers accepted, those delivered included
   * @param opened those that people opened
   * @param robotOpens those whose images robots loaded
   * @param clicked those of which people followed a link
   * @param robotClicks how often robots requested links of them
   * @param replied those to which contacts replied
   * @param unsubscribed those by which contacts unsubscribed
   * @param complained those that contacts reported as spam
   * @param bounced those that came back because there is no such address
   * @param segments what carriers bill for those sent
   */
  public record MessageCounts(
      long targeted,
      long queued,
      long held,
      long sent,
      long failed,
      long skipped,
      long unconfirmed,
      long delivered,
      long opened,
      long robotOpens,
      long clicked,
      long robotClicks,
      long replied,
      long unsubscribed,
      long complained,
      long bounced,
      long segments) {

    static MessageCounts of(Map<String, Long> counts) {
      return new MessageCounts(
          count(counts, Counters.TARGETED),
          count(counts, "queued"),
          count(counts, "held"),
          count(counts, "sent"),
          count(counts, "failed"),
          count(counts, "skipped"),
          count(counts, "unconfirmed"),
          count(counts, Counters.DELIVERED),
          count(counts, Counters.OPENED),
          count(counts, Counters.ROBOT_OPENS),
          count(counts, Counters.CLICKED),
          count(counts, Counters.ROBOT_CLICKS),
          count(counts, Counters.REPLIED),
          count(counts, Counters.UNSUBSCRIBED),
          count(counts, Counters.COMPLAINED),
          count(counts, Counters.BOUNCED),
          count(counts, Counters.SEGMENTS));
    }
  }

  /**
   * What happened at one element; entered = exits + here + out.
   *
   * @param here enrollments that are at it now
   * @param exits enrollments that left it, by exit
   * @param out enrollments that ended at it, by reason
   */
  public record Element(
      long entered,
      long here,
      SortedMap<String, Long> exits,
      SortedMap<String, Long> out,
      MessageCounts messages) {

    /** An element that was never entered. */
    public static final Element NONE = of(Map.of());

    private static Element of(Map<ElementCount, Long> counts) {
      var plain = new TreeMap<String, Long>();
      var exits = new TreeMap<String, Long>();
      var out = new TreeMap<String, Long>();
      counts.forEach(
          (count, amount) -> {
            switch (count.what()) {
              case ElementCount.EXIT -> exits.put(count.detail(), amount);
              case ElementCount.OUT -> out.put(count.detail(), amount);
              default -> plain.put(count.what(), amount);
            }
          });
      return new Element(
          count(plain, ElementCount.ENTERED),
          count(plain, ElementCount.HERE),
          exits,
          out,
          MessageCounts.of(plain));
    }
  }

  /**
   * What contacts replied to one question; asked = answered + noAnswer + those who may still reply.
   *
   * @param byChoice the answers, by choice
   * @param noAnswer the contacts who left without an answer
   */
  public record Question(
      long asked, SortedMap<String, Long> byChoice, long noAnswer, long reprompts) {
    /** A question that was never asked. */
    public static final Question NONE = new Question(0, new TreeMap<>(), 0, 0);

    public long answered() {
      return byChoice.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Question of(Map<QuestionCount, Long> counts) {
      var byKind = new EnumMap<QuestionCount.Kind, Long>(QuestionCount.Kind.class);
      var byChoice = new TreeMap<String, Long>();
      counts.forEach(
          (count, amount) -> {
            byKind.merge(count.kind(), amount, Long::sum);
            if (count.kind() == QuestionCount.Kind.ANSWERED) {
              byChoice.put(count.choice(), amount);
            }
          });
      return new Question(
          byKind.getOrDefault(QuestionCount.Kind.ASKED, 0L),
          byChoice,
          byKind.getOrDefault(QuestionCount.Kind.NO_ANSWER, 0L),
          byKind.getOrDefault(QuestionCount.Kind.REPROMPTS, 0L));
    }
  }

  static AutomationReport of(Map<String, Long> counts) {
    var outcomes = startingWith(Counters.OUTCOME, counts);
    long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
    Optional<Double> rate =
        all == 0
            ? Optional.empty()
            : Optional.of(outcomes.getOrDefault("success", 0L) / (double) all);
    return new AutomationReport(
        count(counts, Counters.TIMES_TRIGGERED),
        count(counts, Counters.ENTERED),
        count(counts, Counters.IN_PROGRESS),
        MessageCounts.of(counts),
        startingWith(Counters.SKIPPED, counts),
        outcomes,
        rate,
        elements(counts),
        questions(counts));
  }

  private static SortedMap<String, Element> elements(Map<String, Long> counts) {
    var byElement = new TreeMap<String, Map<ElementCount, Long>>();
    counts.forEach(
        (name, amount) ->
            ElementCount.parse(name)
                .ifPresent(
                    count ->
                        byElement
                            .computeIfAbsent(count.element().value(), _ -> new HashMap<>())
                            .put(count, amount)));
    var elements = new TreeMap<String, Element>();
    byElement.forEach((id, of) -> elements.put(id, Element.of(of)));
    return elements;
  }

  private static SortedMap<String, Question> questions(Map<String, Long> counts) {
    var byQuestion = new TreeMap<String, Map<QuestionCount, Long>>();
    counts.forEach(
        (name, amount) ->
            QuestionCount.parse(name)
                .ifPresent(
                    count ->
                        byQuestion
                            .computeIfAbsent(count.question().value(), _ -> new HashMap<>())
                            .put(count, amount)));
    var questions = new TreeMap<String, Question>();
    byQuestion.forEach((id, of) -> questions.put(id, Question.of(of)));
    return questions;
  }

  private static long count(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }

  private static SortedMap<String, Long> startingWith(String prefix, Map<String, Long> counts) {
    var found = new TreeMap<String, Long>();
    counts.forEach(
        (name, count) -> {
          if (name.startsWith(prefix) && count != 0) {
            found.put(name.substring(prefix.length()), count);
          }
        });
    return found;
  }
}
