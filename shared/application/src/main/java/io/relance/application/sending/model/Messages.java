package io.relance.application.sending.model;

import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds and lists messages, sent and received, those that are still queued among them. */
public final class Messages {
  private static final String AUTOMATION = "automation";
  private static final String ELEMENT = "element";

  public static final String OUTBOUND = "outbound";
  public static final String INBOUND = "inbound";

  /** The maximum number of messages that one page reads. */
  private static final int MAX_READ = 1000;

  private final ItemStore store;

  public Messages(ItemStore store) {
    this.store = store;
  }

  /** What messages can be filtered by. */
  public enum Field {
    CONTACT,
    AUTOMATION,
    ELEMENT,
    LAUNCH,
    CHANNEL,
    DIRECTION,
    STATE,
    REASON;

    private boolean matches(View view, String wanted) {
      return value(view).map(Object::toString).equals(Optional.of(wanted));
    }

    private Optional<?> value(View view) {
      return switch (this) {
        case CONTACT -> Optional.of(view.contact());
        case AUTOMATION -> view.automation();
        case ELEMENT -> view.element();
        case LAUNCH -> view.launch();
        case CHANNEL -> Optional.of(view.channel());
        case DIRECTION -> Optional.of(view.direction());
        case STATE -> Optional.of(view.state());
        case REASON -> view.reason();
      };
    }
  }

  /** Selects the messages with all of these values. */
  public record Filter(Map<Field, String> wanted) {
    public static final Filter ALL = new Filter(Map.of());

    public Filter {
      wanted = Map.copyOf(wanted);
    }

    private Optional<String> value(Field field) {
      return Optional.ofNullable(wanted.get(field));
    }

    private boolean matches(View view) {
      return wanted.entrySet().stream().allMatch(it -> it.getKey().matches(view, it.getValue()));
    }
  }

  /**
   * A message as lists show it.
   *
   * @param kind what an outbound one is to its contact; {@code inbound} for the others
   * @param purpose of an outbound one
   * @param automation that sends it, or that a received one was routed to
   * @param provider empty until it is claimed
   * @param to empty until it is claimed, and after its contact was erased
   * @param providerCode the code of the provider's last refusal of one that is queued or failed
   * @param rule by which a received one was routed
   * @param lost the rules that applied to a received one too, but come later
   * @param writer why a received one belongs to this contact
   * @param segments those that the provider bills, or the estimate until it reports them
   * @param links the addresses that its short links lead to
   * @param at when it was queued or received
   */
  public record View(
      SendId id,
      String direction,
      String kind,
      String channel,
      Optional<String> purpose,
      ContactId contact,
      Optional<AutomationId> automation,
      Optional<ElementId> element,
      Optional<LaunchId> launch,
      Optional<String> provider,
      Optional<String> from,
      Optional<String> to,
      Optional<String> subject,
      Optional<String> text,
      String state,
      Optional<String> reason,
      Optional<String> providerCode,
      Optional<String> rule,
      List<Routing.Rule> lost,
      Optional<String> writer,
      int segments,
      int estimatedSegments,
      List<MessageLink> links,
      Instant at) {
    /** Never shows an address or a text. */
    @Override
    public String toString() {
      return "View[id=" + id + ", state=" + state + "]";
    }
  }

  /** One message; empty when there is none of that id. */
  public Optional<View> find(SendId id) {
    return store
        .get(SendKeys.send(id))
        .or(() -> store.get(SendKeys.received(id.value())))
        .map(Messages::view);
  }

  /**
   * A page of messages, newest first. A page may have fewer items than requested, even none,
   * although more follow.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  public Slice<View> list(Filter filter, PageRequest page) {
    var views = new ArrayList<View>();
    var next = page.cursor();
    int looked = 0;
    do {
      var wanted = Math.max(1, page.limit() - views.size());
      var itemPage = store.query(query(filter).page(new PageRequest(wanted, next)));
      itemPage.items().stream().map(Messages::view).filter(filter::matches).forEach(views::add);
      looked += Math.max(1, itemPage.items().size());
      next = itemPage.next();
    } while (views.size() < page.limit() && next.isPresent() && looked < MAX_READ);
    return new Slice<>(views, next);
  }

  private static Query query(Filter filter) {
    return filter
        .value(Field.CONTACT)
        .map(contact -> query(Tables.SENDS_OF_CONTACT, contact))
        .or(() -> filter.value(Field.AUTOMATION).map(it -> query(Tables.SENDS_OF_AUTOMATION, it)))
        .orElseGet(() -> query(Tables.SENDS_LISTED, Send.LISTED));
  }

  private static Query query(Index index, String partition) {
    return Query.of(Tables.SENDS, partition).on(index).backwards();
  }

  /** One message, sent or received. */
  public static View view(Item item) {
    return ReceivedMessage.isReceived(item) ? ReceivedMessage.view(item) : sent(item);
  }

  private static View sent(Item item) {
    var send = Send.of(item);
    var sendIntent = send.intent();
    return new View(
        send.id(),
        OUTBOUND,
        sendIntent.kind().text(),
        sendIntent.channel().name().toLowerCase(Locale.ROOT),
        Optional.of(sendIntent.purpose().name().toLowerCase(Locale.ROOT)),
        sendIntent.contact(),
        item.text(AUTOMATION).map(AutomationId::new),
        item.text(ELEMENT).map(ElementId::new),
        sendIntent.position().flatMap(FlowPosition::launch),
        send.content().map(Content::provider),
        send.content().map(Content::from),
        send.content().map(Content::to).or(sendIntent::receiver),
        send.content().flatMap(Content::subject),
        send.content().map(Content::text),
        shown(send),
        send.reason(),
        item.text(Send.PROVIDER_CODE).filter(_ -> send.state() != SendState.SKIPPED),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        send.content().map(Content::segments).orElse(0),
        send.content().map(Content::estimatedSegments).orElse(0),
        MessageLink.of(item),
        send.at());
  }

  /** The item of a send that stands beside an element, of which no wave waits for it. */
  public static Item beside(Send send, AutomationId automation, ElementId element) {
    var attributes = new LinkedHashMap<>(send.item().attributes());
    attributes.put(AUTOMATION, Value.of(automation.value()));
    attributes.put(ELEMENT, Value.of(element.value()));
    return new Item(SendKeys.send(send.id()), attributes);
  }

  private static String shown(Send send) {
    return send.state() == SendState.SENT && send.delivered() ? "delivered" : send.state().shown();
  }
}
