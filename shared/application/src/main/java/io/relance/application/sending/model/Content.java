package io.relance.application.sending.model;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a send says, from whom and to which address, as the provider is given it.
 *
 * @param text of an email what a reader without HTML sees
 * @param segments how many a carrier bills; 0 for what is not billed so
 */
public record Content(
    String provider, String from, String to, Optional<String> subject, String text, int segments) {

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "Content[provider=%s, segments=%d]".formatted(provider, segments);
  }

  /** Absent before the send was claimed, and after its contact was erased. */
  static Optional<Content> of(Item item) {
    return item.text("to")
        .map(
            to ->
                new Content(
                    item.text("provider").orElse(""),
                    item.text("from").orElse(""),
                    to,
                    item.text("subject"),
                    item.text("text").orElse(""),
                    Math.toIntExact(item.number("segments"))));
  }

  void into(ItemBuilder item) {
    item.text("provider", provider)
        .text("from", from)
        .text("to", to)
        .text("subject", subject)
        .text("text", text)
        .number("segments", segments);
  }

  public List<Edit> edits() {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set("provider", provider));
    edits.add(Edit.set("from", from));
    edits.add(Edit.set("to", to));
    subject.ifPresent(present -> edits.add(Edit.set("subject", present)));
    edits.add(Edit.set("text", text));
    edits.add(Edit.set("segments", segments));
    return edits;
  }

  /** The edits that leave no address and no text. */
  public static List<Edit> erased() {
    return List.of(
        Edit.remove("to"), Edit.remove("subject"), Edit.remove("text"), Edit.remove("receiver"));
  }
}
