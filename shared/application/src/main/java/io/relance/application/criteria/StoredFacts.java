package io.relance.application.criteria;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.lists.Lists;
import io.relance.application.segments.Segment;
import io.relance.application.segments.Segments;
import io.relance.application.sending.engagement.Engagement;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.sending.model.Clicks;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.TrackedLinks;
import io.relance.application.tables.RelatedTables;
import io.relance.application.tables.RowChanges;
import io.relance.application.tables.TableRow;
import io.relance.application.tables.TableRows;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.criteria.CriteriaFacts;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyName;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.criteria.TimeRange;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowOrder;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the store only the contact data that criteria need. */
public final class StoredFacts {
  private final ItemStore store;
  private final Lists lists;
  private final Suppressions suppressions;
  private final ZoneId zone;
  private final InstantSource clock;
  private final RelatedTables tables;
  private final TableRows rows;
  private final Segments segments;

  /**
   * @param zone the project's
   */
  public StoredFacts(
      ItemStore store, Lists lists, Suppressions suppressions, ZoneId zone, InstantSource clock) {
    this.store = store;
    this.lists = lists;
    this.suppressions = suppressions;
    this.zone = zone;
    this.clock = clock;
    this.tables = new RelatedTables(store, clock);
    this.rows = new TableRows(store, RowChanges.NONE, clock);
    this.segments = new Segments(store, clock);
  }

  /**
   * The enrollment for which criteria are evaluated.
   *
   * @param enteredAt where {@code since: entry} begins; read when criteria first need it
   */
  public record Passage(EnrollmentId enrollment, Supplier<Instant> enteredAt, Flow flow) {}

  /** The data of a contact in an enrollment. */
  public CriteriaFacts of(Contact contact, Passage passage) {
    return new Facts(contact, passage, clock);
  }

  /**
   * The data of a contact outside an enrollment, for criteria about contacts only.
   *
   * @param at the moment that is now for the criteria
   */
  public CriteriaFacts of(Contact contact, Instant at) {
    return new Facts(contact, null, InstantSource.fixed(at));
  }

  private final class Facts implements CriteriaFacts {
    private final Contact contact;
    private final @Nullable Passage passage;
    private final InstantSource moment;
    private @Nullable Instant enteredAt;

    Facts(Contact contact, @Nullable Passage passage, InstantSource moment) {
      this.contact = contact;
      this.passage = passage;
      this.moment = moment;
    }

    private Passage enrollment() {
      return Objects.requireNonNull(
          passage, () -> "Contact " + contact.id() + " is in no enrollment");
    }

    @Override
    public Optional<PropertyValue> property(PropertyName name) {
      return switch (name.value()) {
        case "createdAt" -> Optional.of(new Scalar.Text(contact.createdAt().toString()));
        case "updatedAt" -> Optional.of(new Scalar.Text(contact.updatedAt().toString()));
        default ->
            ContactField.named(name.value())
                .map(field -> contact.field(field).<PropertyValue>map(Scalar.Text::new))
                .orElseGet(() -> Optional.ofNullable(contact.properties().get(name.value())));
      };
    }

    @Override
    public Instant now() {
      return moment.instant();
    }

    @Override
    public ZoneId zone() {
      return zone;
    }

    @Override
    public Optional<ConsentState> consent(Channel channel, Purpose type) {
      return contact.consents().state(channel, type);
    }

    @Override
    public boolean hasAddress(Channel channel) {
      return contact.address(channel).isPresent();
    }

    @Override
    public boolean isSuppressed(Channel channel) {
      return contact
          .address(channel)
          .filter(address -> suppressions.suppress(store, channel, address, contact.consents()))
          .isPresent();
    }

    @Override
    public boolean isOn(ListKey list) {
      return lists.idOf(list.value()).map(id -> lists.contains(id, contact.id())).orElse(false);
    }

    @Override
    public Optional<Criteria> segment(Criteria.InSegment segment) {
      return segments
          .byKey(segment.segment())
          .filter(found -> found.persona() || !segment.persona())
          .map(Segment::criteria);
    }

    @Override
    public Stream<Map<String, PropertyValue>> rows(TableKey table) {
      return tables.byKey(table).stream()
          .flatMap(found -> rows.of(found.id(), contact.id()))
          .map(TableRow::values);
    }

    @Override
    public Instant enteredAt() {
      var known = enteredAt;
      if (known == null) {
        known = enrollment().enteredAt().get();
        enteredAt = known;
      }
      return known;
    }

    @Override
    public Stream<RecordedEvent> events(EventName name, TimeRange range) {
      return new RecordedEvents(store).of(contact.id(), name, range);
    }

    @Override
    public Set<SendOutcome> lastSend() {
      return last().map(StoredFacts::outcomes).orElse(Set.of());
    }

    private Optional<Item> last() {
      var keys = sends();
      var found = keys.isEmpty() ? Map.<ItemKey, Item>of() : store.getAll(keys);
      return keys.stream()
          .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
          .reduce((earlier, later) -> dueAt(later).compareTo(dueAt(earlier)) < 0 ? earlier : later);
    }

    @Override
    public Set<String> linksOfLastSend() {
      return last().map(StoredFacts::followed).orElse(Set.of());
    }

    @Override
    public Set<String> linksAt(ElementId element) {
      return store.get(send(element)).map(StoredFacts::followed).orElse(Set.of());
    }

    @Override
    public Set<SendOutcome> sendAt(ElementId element) {
      return store.get(send(element)).map(StoredFacts::outcomes).orElse(Set.of());
    }

    /** The sends that the flow may plan for this enrollment, in order. */
    private List<ItemKey> sends() {
      return FlowOrder.of(enrollment().flow()).stream()
          .filter(FlowElement::sendsToContact)
          .map(element -> send(element.id()))
          .toList();
    }

    private ItemKey send(ElementId element) {
      return SendKeys.send(Send.id(enrollment().enrollment(), element));
    }
  }

  private static String dueAt(Item send) {
    return send.text("at").orElse("");
  }

  private static Set<SendOutcome> outcomesOfSent(Item send) {
    var outcomes = EnumSet.of(SendOutcome.SENT);
    if (send.attribute("delivered").equals(Optional.of(Value.of(true)))) {
      outcomes.add(SendOutcome.DELIVERED);
    }
    if (!Clicks.of(send).people().isEmpty()) {
      outcomes.add(SendOutcome.CLICKED);
    }
    if (Engagement.OPENED.isOn(send)) {
      outcomes.add(SendOutcome.OPENED);
    }
    if (Engagement.REPLIED.isOn(send)) {
      outcomes.add(SendOutcome.REPLIED);
    }
    if (Engagement.UNSUBSCRIBED.isOn(send)) {
      outcomes.add(SendOutcome.UNSUBSCRIBED);
    }
    if (Engagement.COMPLAINED.isOn(send)) {
      outcomes.add(SendOutcome.COMPLAINED);
    }
    return outcomes;
  }

  /** The addresses of the links that people followed. */
  private static Set<String> followed(Item send) {
    var links = TrackedLinks.of(send);
    return Clicks.of(send).people().stream()
        .flatMap(click -> links.flatMap(it -> it.target(click.link())).stream())
        .collect(Collectors.toSet());
  }

  private static Set<SendOutcome> outcomes(Item send) {
    return switch (send.text("state").orElse("")) {
      case "sent" -> outcomesOfSent(send);
      case "failed" -> Set.of(SendOutcome.FAILED);
      case "skipped" -> Set.of(SendOutcome.SKIPPED);
      default -> Set.of();
    };
  }
}
