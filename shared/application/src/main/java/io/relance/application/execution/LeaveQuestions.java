package io.relance.application.execution;

import io.relance.application.automations.CountChanges;
import io.relance.application.automations.QuestionCount;
import io.relance.application.automations.QuestionCount.Kind;
import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.ConversationEdits;
import io.relance.application.conversations.model.EndReason;
import io.relance.application.conversations.model.QuestionExit;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.StartWaves;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets members of a wave leave the question at which they wait: in one transaction they leave the
 * wave, and continue in a wave of their own or end.
 */
public final class LeaveQuestions {
  /** With two writes for each member, and those of two waves, a transaction has under a hundred. */
  public static final int MOST = 40;

  /** How many members can end in one transaction. */
  public static final int MOST_ENDING = Enrollments.CHUNK;

  private final ItemStore store;
  private final Waves waves;
  private final Enrollments enrollments;
  private final StartWaves starts;
  private final Schedule schedule;
  private final InstantSource clock;

  public LeaveQuestions(
      ItemStore store,
      Waves waves,
      Enrollments enrollments,
      StartWaves starts,
      Schedule schedule,
      InstantSource clock) {
    this.store = store;
    this.waves = waves;
    this.enrollments = enrollments;
    this.starts = starts;
    this.schedule = schedule;
    this.clock = clock;
  }

  /**
   * How members leave.
   *
   * @param choice the answer; empty for none
   * @param by the inbound text that decided; empty for the end of the time to reply
   * @param ending why the conversation ends, unless it goes on
   */
  public record Departure(
      Question question, Optional<Integer> choice, String by, Optional<EndReason> ending) {
    /** An answer by an inbound text. */
    public static Departure answer(Question question, int choice, String by) {
      return new Departure(question, Optional.of(choice), by, Optional.empty());
    }

    /** Leaving without an answer. */
    public static Departure unanswered(Question question, EndReason reason, String by) {
      return new Departure(question, Optional.empty(), by, Optional.of(reason));
    }

    /** The exit taken; empty where the enrollment ends. */
    Optional<String> exit() {
      return choice
          .map(question::exit)
          .or(() -> question.onNoAnswer().map(_ -> Question.ON_NO_ANSWER));
    }

    private Optional<String> text() {
      return choice.map(at -> question.choices().get(at).text());
    }

    private boolean isReply() {
      return !by.isEmpty();
    }
  }

  /** Whether members were let go, and the wave to start. */
  public record Left(boolean committed, Optional<Wave> next) {
    private static final Left NOT = new Left(false, Optional.empty());
  }

  /**
   * Lets members leave, at most {@link #MOST}, or {@link #MOST_ENDING} where they end.
   *
   * @param with further writes of the transaction
   * @return not committed when the wave or a member has changed since they were read
   */
  public Left leave(
      Waves.Found found, List<Member> members, Departure departure, List<Write> with) {
    var items = items(members);
    var writes = new ArrayList<Write>(with);
    var counts = new CountChanges();
    var next = departure.exit().map(exit -> next(found.wave(), members, departure, exit));
    if (next.isPresent()) {
      var wave = next.orElseThrow();
      for (var member : members) {
        writes.addAll(passing(member, items, departure, wave));
        count(departure, items, member, counts);
      }
      writes.addAll(waves.create(wave, members));
      counts.passed(
          departure.question().id(), departure.exit().orElseThrow(), wave.at(), members.size());
    } else {
      var ending = ending(found.wave(), members, departure);
      if (ending.writes().isEmpty()) {
        return Left.NOT;
      }
      writes.addAll(ending.writes());
      counts.plus(ending.counts());
    }
    writes.addAll(leaving(found, members));
    writes.addAll(counts.writes(found.wave().cohort(), found.wave().id().value()));
    return Transactions.write(store, writes).committed() ? new Left(true, next) : Left.NOT;
  }

  /** Starts the wave of members that have left, if it is not started yet. */
  public void start(WaveId wave) {
    waves
        .find(wave)
        .map(Waves.Found::wave)
        .filter(it -> it.state() == Wave.State.SEALED && it.movedAt().isEmpty())
        .ifPresent(starts::start);
  }

  private Map<ItemKey, Item> items(List<Member> members) {
    return store.getAll(
        members.stream().map(member -> EnrollmentKeys.enrollment(member.enrollment())).toList());
  }

  private Wave next(Wave from, List<Member> members, Departure departure, String exit) {
    var question = departure.question();
    var to = question.exits().get(exit);
    if (to == null) {
      throw new IllegalStateException("Question " + question.id() + " has no exit " + exit);
    }
    var id =
        Ids.hash(
            "left-question",
            from.id().value(),
            question.id().value(),
            members.getFirst().enrollment().value());
    return waves.leaving(from, new WaveId(id), to, departure.isReply()).ofSize(members.size());
  }

  private List<Write> passing(
      Member member, Map<ItemKey, Item> items, Departure departure, Wave wave) {
    var key = EnrollmentKeys.enrollment(member.enrollment());
    var item = Optional.ofNullable(items.get(key)).orElseThrow();
    var question = departure.question().id();
    var now = clock.instant();
    var exit =
        new QuestionExit(
            departure.text(),
            departure.exit().orElseThrow(),
            Optional.of(wave.id().value()),
            Instants.text(now),
            departure.by());
    var edits = new ArrayList<Edit>(ConversationEdits.leave(item, question, exit));
    var writes = new ArrayList<Write>();
    departure
        .ending()
        .ifPresent(
            reason -> {
              edits.addAll(ConversationEdits.end(item, reason, departure.by()));
              ConversationEdits.close(item, member.enrollment(), member.contact(), now)
                  .ifPresent(writes::add);
            });
    writes.add(new Write.Update(key, edits, isWaiting(item)));
    return writes;
  }

  private static void count(
      Departure departure, Map<ItemKey, Item> items, Member member, CountChanges counts) {
    var item = Optional.ofNullable(items.get(EnrollmentKeys.enrollment(member.enrollment())));
    count(departure.question().id(), Conversation.of(item.orElseThrow()), departure, counts);
  }

  private static Precondition isWaiting(Item enrollment) {
    return Precondition.all(
        new Precondition.AttributeAbsent("endedAt"), ConversationEdits.unchanged(enrollment));
  }

  private static void count(
      ElementId question,
      Optional<Conversation> conversation,
      Departure departure,
      CountChanges counts) {
    departure
        .text()
        .ifPresentOrElse(
            text -> counts.question(new QuestionCount(question, Kind.ANSWERED, text), 1),
            () ->
                conversation
                    .filter(Conversation::isWaiting)
                    .ifPresent(
                        _ -> counts.question(QuestionCount.of(question, Kind.NO_ANSWER), 1)));
  }

  private Enrollments.Ending ending(Wave wave, List<Member> members, Departure departure) {
    var reason = departure.ending().orElseThrow().wireName();
    var why = new LinkedHashMap<Member, String>();
    members.forEach(member -> why.put(member, reason));
    var ends = new Enrollments.Ends(clock.instant(), departure.ending(), departure.by());
    return enrollments.ending(wave, why, departure.question().id(), ends);
  }

  /** The wave without the members; one that only waited for them ends. */
  private List<Write> leaving(Waves.Found found, List<Member> members) {
    var wave = found.wave();
    if (wave.state() == Wave.State.PARKED && waves.members(found).size() == members.size()) {
      return List.of(
          waves.replace(found, wave.ended(clock.instant())), schedule.remove(wave.watch()));
    }
    return List.of(Waves.removeMembers(found, members.stream().map(Member::enrollment).toList()));
  }
}
