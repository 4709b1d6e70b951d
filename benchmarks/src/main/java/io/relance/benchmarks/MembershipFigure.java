package io.relance.benchmarks;

import io.relance.application.contacts.ContactEdit;
import io.relance.application.keys.KeyRequest;
import io.relance.application.persistence.Json;
import io.relance.application.segmentation.EditSegments.SegmentEdited;
import io.relance.application.segments.Segment;
import io.relance.application.segments.SegmentDraft;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** How soon contacts are in a segment while contacts change at a steady rate, in this process. */
final class MembershipFigure implements Figures.Figure {
  private static final int CHANGES_A_SECOND = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration MEASURED = Duration.ofSeconds(20);

  /** Of so many changes one brings a contact into the segment. */
  private static final int ONE_OF = 20;

  private static final String GOLD = "{\"property\": \"tier\", \"is\": \"gold\"}";

  @Override
  public int people() {
    return 10_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink();
        var shop = new Shop(folder.path(), sink.url())) {
      var contacts = shop.contacts(people).stream().map(ContactId::new).toList();
      var segment = segment(shop);
      var half = contacts.size() / 2;
      var _ = changed(shop, contacts.subList(0, half), WARM_UP);
      var processors = WavesFigure.processorTime();
      var start = System.nanoTime();
      var answered = changed(shop, contacts.subList(half, contacts.size()), MEASURED);
      var work =
          new Line.Work(
              MEASURED.toSeconds() * CHANGES_A_SECOND,
              Duration.ofNanos(System.nanoTime() - start),
              WavesFigure.processorTime().minus(processors));
      return List.of(
          Line.rate("changes of contacts, all answered", work, "changes/s", "1,000"),
          delays(answered, entered(shop, segment, answered)));
    }
  }

  private static Segment segment(Shop shop) {
    var draft = new SegmentDraft("Gold", Json.tree(GOLD), false);
    var edited =
        shop.relance()
            .segmentation()
            .editSegments()
            .create(draft, new KeyRequest.FromName(draft.name()));
    return switch (edited) {
      case SegmentEdited.Saved(var segment, _) -> segment;
      case SegmentEdited.Refused _, SegmentEdited.KeyTaken _, SegmentEdited.Unknown _ ->
          throw new IllegalStateException("The segment was not created: " + edited);
    };
  }

  /** Changes contacts at the rate; returns when the edits that bring some into it were answered. */
  private static Map<ContactId, Instant> changed(
      Shop shop, List<ContactId> contacts, Duration time) {
    var answered = new ConcurrentHashMap<ContactId, Instant>();
    var start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int turn = 0; turn < time.toSeconds() * CHANGES_A_SECOND; turn++) {
        int number = turn;
        var due = start + Duration.ofSeconds(1).toNanos() / CHANGES_A_SECOND * turn;
        LockSupport.parkNanos(due - System.nanoTime());
        var _ = threads.submit(() -> change(shop, contacts, number, answered));
      }
    }
    return Map.copyOf(answered);
  }

  private static void change(
      Shop shop, List<ContactId> contacts, int turn, Map<ContactId, Instant> answered) {
    int people = contacts.size() / 2;
    if (turn % ONE_OF == 0 && turn / ONE_OF < people) {
      var contact = contacts.get(turn / ONE_OF);
      patch(shop, contact, ContactEdit.NONE.set("tier", new Scalar.Text("gold")));
      answered.put(contact, Instant.now());
    } else {
      var score = new Scalar.Numeric(BigDecimal.valueOf(turn));
      patch(shop, contacts.get(people + turn % people), ContactEdit.NONE.set("score", score));
    }
  }

  private static void patch(Shop shop, ContactId contact, ContactEdit edit) {
    var _ = shop.relance().people().contacts().patch(contact, edit);
  }

  /** Since when each of some contacts is in the segment; waits for all. */
  private static Map<ContactId, Instant> entered(
      Shop shop, Segment segment, Map<ContactId, Instant> answered) {
    var since = new HashMap<ContactId, Instant>();
    Await.that(
        () -> {
          since.clear();
          var page = Optional.of(new PageRequest(100, Optional.empty()));
          while (page.isPresent()) {
            var found =
                shop.relance().segmentation().segmentMembers().list(segment, page.orElseThrow());
            found.items().stream()
                .filter(member -> answered.containsKey(member.contact()))
                .filter(member -> member.since().isAfter(segment.updatedAt()))
                .forEach(member -> since.put(member.contact(), member.since()));
            page = found.next().map(next -> new PageRequest(100, Optional.of(next)));
          }
          return since.size() == answered.size();
        });
    return since;
  }

  private static Line delays(Map<ContactId, Instant> answered, Map<ContactId, Instant> entered) {
    var millis =
        answered.entrySet().stream()
            .map(each -> Duration.between(each.getValue(), entered.get(each.getKey())))
            .mapToLong(Duration::toMillis)
            .sorted()
            .toArray();
    return Line.of(
        "in the segment after the answer: p50, p99, slowest of %,d".formatted(millis.length),
        "%,d ms, %,d ms, %,d ms"
            .formatted(
                millis[millis.length / 2],
                millis[millis.length * 99 / 100],
                millis[millis.length - 1]),
        "≤ 1,000 ms");
  }
}
