package io.relance.application.sending.model;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of a send, as it is dispatched to the provider.
 *
 * @param text the message; of an email, its plain text
 * @param segments the billed segments of an SMS; 0 on other channels
 */
public record Content(
    String provider, String from, String to, Optional<String> subject, String text, int segments) {

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "Content[provider=%s, segments=%d]".formatted(provider, segments);
  }

  /** The content; empty before the send is claimed, and after its contact is erased. */
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

  /** The edits that remove addresses and texts. */
  public static List<Edit> erased() {
    return List.of(
        Edit.remove("to"), Edit.remove("subject"), Edit.remove("text"), Edit.remove("receiver"));
  }
}
