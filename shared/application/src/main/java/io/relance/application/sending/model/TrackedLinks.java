package io.relance.application.sending.model;

import io.relance.application.persistence.Json;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import java.util.List;
import java.util.Optional;

/**
 * The short links of a message, whose clicks are recorded.
 *
 * @param code the path of each begins with it
 * @param targets the addresses that they lead to, by their numbers
 */
public record TrackedLinks(String code, List<String> targets) {
  /** The attribute of a send with the code of its links; stays when the contact is erased. */
  static final String CODE = "linkCode";

  static final String TARGETS = "links";

  /** The edits of a send without links; a code that it had stays, to be deleted with it. */
  static final List<Edit> REMOVED = List.of(Edit.remove(TARGETS));

  public TrackedLinks {
    targets = List.copyOf(targets);
  }

  /** Never shows an address, which may be that of a contact's own page. */
  @Override
  public String toString() {
    return "TrackedLinks[targets=" + targets.size() + "]";
  }

  /** The links of a send; empty when it has none, and after its contact is erased. */
  public static Optional<TrackedLinks> of(Item send) {
    return send.text(TARGETS)
        .map(
            targets ->
                new TrackedLinks(
                    send.text(CODE).orElseThrow(), List.of(Json.read(targets, String[].class))));
  }

  /** The address of a number; empty when there is none. */
  public Optional<String> target(int number) {
    return number < targets.size() ? Optional.of(targets.get(number)) : Optional.empty();
  }

  List<Edit> edits() {
    return List.of(Edit.set(CODE, code), Edit.set(TARGETS, Json.write(targets)));
  }
}
