package io.relance.application.walks;

import io.relance.application.automations.CountChanges;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.contacts.Activities;
import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a chunk of candidates, as the store stands: who enters, who is counted and may
 * not enter, and who was taken in before, with the waves that took them.
 */
final class Admission {
  private final LiveAutomation automation;
  private final Wave wave;
  private final Instant now;
  private final List<Write> writes = new ArrayList<>();
  private final List<Member> entering = new ArrayList<>();
  private final Set<String> earlierWaves = new LinkedHashSet<>();
  private int facts;
  private int earlier;

  Admission(LiveAutomation automation, Wave wave, Instant now) {
    this.automation = automation;
    this.wave = wave;
    this.now = now;
  }

  /** The items that decide about a candidate. */
  static List<ItemKey> keys(String automation, Candidate candidate) {
    var keys = new ArrayList<ItemKey>();
    keys.add(WalkKeys.enrollment(enrollment(automation, candidate)));
    keys.add(WalkKeys.entry(automation, candidate.contact()));
    if (candidate.fact()) {
      keys.add(triggered(automation, candidate));
    }
    return keys;
  }

  void decide(Candidate candidate, Map<ItemKey, Item> found) {
    var enrolled = found.get(WalkKeys.enrollment(enrollment(automation.id(), candidate)));
    if (enrolled != null) {
      earlier++;
      earlierWaves.add(enrolled.text("wave").orElseThrow());
      return;
    }
    if (found.containsKey(triggered(automation.id(), candidate))) {
      return;
    }
    var entry =
        Optional.ofNullable(found.get(WalkKeys.entry(automation.id(), candidate.contact())));
    var refusal = Reentries.refusal(automation.flow().reentry(), entry, now);
    if (candidate.fact()) {
      facts++;
      writes.add(fact(candidate, refusal));
    }
    refusal.ifPresentOrElse(why -> refuse(candidate, why), () -> enter(candidate, entry));
  }

  List<Member> entering() {
    return entering;
  }

  /** How many were enrolled before for the same source. */
  int earlier() {
    return earlier;
  }

  Set<String> earlierWaves() {
    return earlierWaves;
  }

  boolean changesNothing() {
    return writes.isEmpty();
  }

  /** The writes for the candidates, with the one that counts them. */
  List<Write> writes() {
    var all = new ArrayList<>(writes);
    all.addAll(counts().writes(wave.cohort(), wave.id()));
    return all;
  }

  private CountChanges counts() {
    var counts = new CountChanges();
    counts.triggered(facts);
    counts.enrolled(automation.flow().start(), entering.size());
    return counts;
  }

  private void enter(Candidate candidate, Optional<Item> entry) {
    var enrollment =
        new Enrollment(
            enrollment(automation.id(), candidate),
            automation.id(),
            candidate.contact(),
            candidate.source(),
            automation.version(),
            automation.activation(),
            wave.id(),
            now,
            Optional.empty());
    writes.add(Write.putNew(enrollment.item()));
    writes.add(Reentries.entering(enrollment, automation.flow().reentry(), entry));
    entering.add(new Member(enrollment.id(), candidate.contact()));
  }

  private void refuse(Candidate candidate, String why) {
    writes.add(
        Activities.write(
            candidate.contact(),
            now,
            "reentry-refused",
            Map.of("automation", automation.id(), "reason", why, "source", candidate.source())));
  }

  private Write fact(Candidate candidate, Optional<String> refusal) {
    return Write.putNew(
        ItemBuilder.at(triggered(automation.id(), candidate))
            .number("activation", automation.activation())
            .text("refused", refusal)
            .instant("at", now)
            .build());
  }

  private static ItemKey triggered(String automation, Candidate candidate) {
    return new ItemKey(
        Tables.OCCURRENCES, "triggered#" + automation + "#" + candidate.source(), "triggered");
  }

  private static String enrollment(String automation, Candidate candidate) {
    return Enrollment.id(automation, candidate.source(), candidate.contact());
  }
}
