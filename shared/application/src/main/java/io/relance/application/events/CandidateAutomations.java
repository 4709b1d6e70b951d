package io.relance.application.events;

import io.relance.application.automations.LiveAutomation;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The automations that were active with an event's kind of trigger when the event was processed:
 * what shows later which of them it could trigger. It is stored with the event, in the write that
 * settles it.
 *
 * @param candidates the oldest automations first, at most {@value #MOST}
 * @param complete whether these are all
 */
public record CandidateAutomations(List<Candidate> candidates, boolean complete) {
  private static final int MOST = 50;
  private static final String ATTRIBUTE = "candidates";
  private static final String COMPLETE = "allCandidates";

  public CandidateAutomations {
    candidates = List.copyOf(candidates);
  }

  /** An automation with the version that was live. */
  public record Candidate(AutomationId automation, long version) {
    private static Candidate parse(String text) {
      int space = text.indexOf(' ');
      return new Candidate(
          new AutomationId(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }

    private String text() {
      return automation + " " + version;
    }
  }

  public static CandidateAutomations of(List<LiveAutomation> live) {
    var candidates =
        live.stream().limit(MOST).map(it -> new Candidate(it.id(), it.version())).toList();
    return new CandidateAutomations(candidates, live.size() <= MOST);
  }

  /** Empty for an event that is not settled, or that only one automation could receive. */
  static Optional<CandidateAutomations> read(Item item) {
    return item.attribute(ATTRIBUTE)
        .map(
            stored ->
                new CandidateAutomations(
                    texts(stored).stream().map(Candidate::parse).toList(),
                    item.attribute(COMPLETE).equals(Optional.of(Value.of(true)))));
  }

  private static List<String> texts(Value stored) {
    var texts = new ArrayList<String>();
    if (stored instanceof Value.ListOf(var values)) {
      values.forEach(value -> texts.add(((Value.Text) value).text()));
    }
    return texts;
  }

  /** The edits of an event that store them. */
  List<Edit> edits() {
    var texts = candidates.stream().map(Candidate::text).map(Value::of).toList();
    return List.of(
        new Edit.Set(ATTRIBUTE, new Value.ListOf(texts)),
        new Edit.Set(COMPLETE, Value.of(complete)));
  }

  /** The version of an automation that was live; empty when it was not, or is not listed. */
  public Optional<Long> version(AutomationId automation) {
    return candidates.stream()
        .filter(candidate -> candidate.automation().equals(automation))
        .map(Candidate::version)
        .findFirst();
  }
}
