package io.relance.application.sending;

import io.relance.application.store.Tables;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists messages, newest first, those that are still queued among them. */
public final class Messages {
  /** A page looks at so many sends at most, whatever it is to find. */
  private static final int LOOKED_AT = 1000;

  private final ItemStore store;

  public Messages(ItemStore store) {
    this.store = store;
  }

  /** Which messages are wanted. */
  public record Filter(
      Optional<String> contact, Optional<String> automation, Optional<String> state) {}

  /**
   * A message as it is shown.
   *
   * @param provider empty until it was tried
   * @param to empty until it was tried, and after its contact was erased
   */
  public record View(
      String id,
      String channel,
      String purpose,
      String kind,
      Optional<String> automation,
      Optional<String> element,
      String contact,
      Optional<String> provider,
      Optional<String> to,
      Optional<String> subject,
      Optional<String> text,
      String state,
      Optional<String> reason,
      int segments,
      Instant at) {
    /** Never shows an address or a text. */
    @Override
    public String toString() {
      return "View[id=" + id + ", state=" + state + "]";
    }
  }

  /** One page. */
  public record Page(List<View> messages, Optional<String> next) {}

  /**
   * A page of messages.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Page list(Filter filter, int limit, Optional<String> cursor) {
    var views = new ArrayList<View>();
    var next = cursor;
    int looked = 0;
    do {
      var wanted = Math.max(1, limit - views.size());
      var page = store.query(query(filter).limit(wanted).after(next));
      page.items().stream()
          .filter(item -> matches(item, filter))
          .map(Messages::view)
          .forEach(views::add);
      looked += Math.max(1, page.items().size());
      next = page.next();
    } while (views.size() < limit && next.isPresent() && looked < LOOKED_AT);
    return new Page(views, next);
  }

  private static Query query(Filter filter) {
    return filter
        .contact()
        .map(contact -> query(Tables.SENDS_OF_CONTACT, contact))
        .or(() -> filter.automation().map(it -> query(Tables.SENDS_OF_AUTOMATION, it)))
        .orElseGet(() -> query(Tables.SENDS_LISTED, Send.LISTED));
  }

  private static Query query(Index index, String partition) {
    return Query.of(Tables.SENDS, partition).on(index).backwards();
  }

  private static boolean matches(Item item, Filter filter) {
    return filter.state().map(state -> shown(Send.of(item)).equals(state)).orElse(true)
        && filter
            .automation()
            .map(it -> item.text("automation").equals(Optional.of(it)))
            .orElse(true);
  }

  /** One message. */
  public static View view(Item item) {
    var send = Send.of(item);
    var owed = send.owed();
    return new View(
        send.id(),
        owed.channel().name().toLowerCase(Locale.ROOT),
        owed.purpose().name().toLowerCase(Locale.ROOT),
        owed.kind().text(),
        owed.passage().map(Passage::automation),
        owed.passage().map(Passage::element),
        owed.contact(),
        send.content().map(Content::provider),
        send.content().map(Content::to).or(owed::receiver),
        send.content().flatMap(Content::subject),
        send.content().map(Content::text),
        shown(send),
        send.reason(),
        send.content().map(Content::segments).orElse(0),
        send.at());
  }

  private static String shown(Send send) {
    return send.state() == SendState.SENT && send.delivered() ? "delivered" : send.state().shown();
  }
}
