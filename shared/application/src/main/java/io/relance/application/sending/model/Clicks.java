package io.relance.application.sending.model;

import io.relance.application.persistence.Json;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clicks on the links of a message, those of people apart from those of robots; at most a
 * hundred of each, since anyone can repeat a request.
 */
public record Clicks(List<Click> people, List<Click> robots) {
  private static final int MOST = 100;
  private static final String ATTRIBUTE = "clicks";
  private static final Clicks NONE = new Clicks(List.of(), List.of());

  public Clicks {
    people = List.copyOf(people);
    robots = List.copyOf(robots);
  }

  /**
   * One click.
   *
   * @param link the number of the link in its message
   */
  public record Click(String id, int link) {}

  /** The clicks that are stored on a send. */
  public static Clicks of(Item send) {
    return send.text(ATTRIBUTE).map(json -> Json.read(json, Clicks.class)).orElse(NONE);
  }

  /** These and another one; empty when it is known, or when there are too many. */
  public Optional<Clicks> with(Click click, boolean robot) {
    var alike = robot ? robots : people;
    if (alike.size() >= MOST || alike.contains(click)) {
      return Optional.empty();
    }
    var more = Stream.concat(alike.stream(), Stream.of(click)).toList();
    return Optional.of(robot ? new Clicks(people, more) : new Clicks(more, robots));
  }

  /** The edit that stores them. */
  public Edit edit() {
    return Edit.set(ATTRIBUTE, Json.write(this));
  }

  /** Requires that a send has the clicks that it had. */
  public static Precondition unchanged(Item send) {
    return send.text(ATTRIBUTE)
        .map(json -> Precondition.equal(ATTRIBUTE, json))
        .orElseGet(() -> new Precondition.AttributeAbsent(ATTRIBUTE));
  }
}
