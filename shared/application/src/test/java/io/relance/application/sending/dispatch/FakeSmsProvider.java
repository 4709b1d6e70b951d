package io.relance.application.sending.dispatch;

import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SmsProvider;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A provider that keeps what it takes and answers as it is told. */
final class FakeSmsProvider implements SmsProvider {
  /** A text that it took. */
  record Taken(String id, Sms sms) {}

  /** How it meets a text. */
  enum Mood {
    ACCEPTS,
    IS_BUSY,
    REFUSES_OUR_ACCOUNT,
    FALLS_SILENT_BEFORE,
    FALLS_SILENT_AFTER,
    TAKES_IT_LATE,
    REFUSES,
    KNOWS_NO_SUCH_NUMBER,
    WAS_TOLD_TO_STOP;

    boolean takes() {
      return this == ACCEPTS || this == FALLS_SILENT_AFTER;
    }

    SendResult answer(String id) {
      return switch (this) {
        case ACCEPTS -> new SendResult.Accepted(id);
        case IS_BUSY -> new SendResult.NotAccepted("429", Optional.empty());
        case REFUSES_OUR_ACCOUNT ->
            new SendResult.AccountFault("20003", "The token is wrong.", Optional.empty());
        case FALLS_SILENT_BEFORE, FALLS_SILENT_AFTER, TAKES_IT_LATE ->
            new SendResult.Ambiguous("silence");
        case REFUSES -> rejected(SendResult.Kind.MESSAGE);
        case KNOWS_NO_SUCH_NUMBER -> rejected(SendResult.Kind.INVALID_ADDRESS);
        case WAS_TOLD_TO_STOP -> rejected(SendResult.Kind.OPTED_OUT);
      };
    }

    private static SendResult rejected(SendResult.Kind kind) {
      return new SendResult.Rejected("1", "The provider says no.", kind);
    }
  }

  private final List<Taken> taken = new ArrayList<>();
  private final List<Sms> late = new ArrayList<>();
  private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
  private volatile CrashPoint crash = CrashPoint.never();
  private volatile boolean canBeAsked = true;
  private volatile Runnable beforeAnswering = () -> {};
  private int asked;
  private int called;

  void next(int times, Mood mood) {
    for (int time = 0; time < times; time++) {
      moods.add(mood);
    }
  }

  /** From now on it accepts everything. */
  void becomesWell() {
    moods.clear();
  }

  /** It takes the texts whose connections broke long ago. */
  synchronized void takesWhatIsLate() {
    late.forEach(sms -> taken.add(new Taken("P" + (taken.size() + 1), sms)));
    late.clear();
  }

  void cannotBeAsked() {
    canBeAsked = false;
  }

  void calledUntil(CrashPoint point) {
    crash = point;
  }

  /** Something that happens while it has a text and has not answered yet. */
  void meanwhile(Runnable event) {
    beforeAnswering = event;
  }

  synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  synchronized int asked() {
    return asked;
  }

  /** How many texts it met, accepted or not. */
  synchronized int called() {
    return called;
  }

  synchronized Map<String, Long> countsBySend() {
    return taken.stream()
        .collect(Collectors.groupingBy(it -> it.sms().sendId().value(), Collectors.counting()));
  }

  @Override
  public String name() {
    return "played";
  }

  @Override
  public SendResult send(Sms sms) {
    var mood = moods.poll();
    var answer =
        crash.watch(
            new Effect.HandedOver(sms.sendId().value()),
            () -> take(sms, mood == null ? Mood.ACCEPTS : mood));
    beforeAnswering.run();
    return answer;
  }

  private synchronized SendResult take(Sms sms, Mood mood) {
    called++;
    var id = "P" + (taken.size() + 1);
    if (mood == Mood.TAKES_IT_LATE) {
      late.add(sms);
    }
    if (mood.takes()) {
      taken.add(new Taken(id, sms));
    }
    return mood.answer(id);
  }

  @Override
  public boolean supportsLookup() {
    return canBeAsked;
  }

  @Override
  public synchronized List<String> find(Sms sms, Instant since) {
    crash.reading();
    asked++;
    return taken.stream()
        .filter(it -> it.sms().to().equals(sms.to()) && it.sms().text().equals(sms.text()))
        .map(Taken::id)
        .toList();
  }
}
