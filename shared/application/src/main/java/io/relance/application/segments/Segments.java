package io.relance.application.segments;

import io.relance.application.admin.AuditScope;
import io.relance.application.keys.KeyRequest;
import io.relance.application.keys.UniqueKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.SegmentId;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores segments. */
public final class Segments {
  /** The most segments that criteria can name, directly or not: a transaction checks each. */
  public static final int MOST_REFERENCES = 90;

  private static final String REFERRED = "referred";

  private final ItemStore store;
  private final UniqueKeys keys;
  private final InstantSource clock;

  public Segments(ItemStore store, InstantSource clock) {
    this.store = store;
    this.keys = new UniqueKeys(store, Tables.CONTACTS, "segment");
    this.clock = clock;
  }

  public Optional<Segment> find(SegmentId id) {
    return store.get(SegmentKeys.segment(id)).map(Segment::of);
  }

  /** The segment that has a key. */
  public Optional<Segment> byKey(SegmentKey key) {
    return keys.find(key.value()).map(SegmentId::new).flatMap(this::find);
  }

  /** Segments by the time of creation, newest first. */
  public Slice<Segment> list(PageRequest page) {
    var itemPage = store.query(everySegment().backwards().page(page));
    return new Slice<>(itemPage.items(), itemPage.next()).map(Segment::of);
  }

  /** All segments, read page by page. */
  public Stream<Segment> all() {
    return store.all(everySegment()).map(Segment::of);
  }

  private static Query everySegment() {
    return Query.of(Tables.CONTACTS, Segment.LISTED).on(Tables.CONTACTS_LISTED);
  }

  /** The references between segments as they are stored now. */
  public SegmentReferences references() {
    return new SegmentReferences(this::byKey);
  }

  /** Criteria with those of the segments in the place of their names. */
  public Criteria resolved(Criteria criteria) {
    return references().resolved(criteria);
  }

  /**
   * Creates a segment.
   *
   * @param referred the segments that its criteria name, directly or not, as they were checked
   * @param with what is written in the same transaction, given its id
   * @return empty when another segment has the key requested
   * @throws IllegalStateException when one of those referred to has changed
   */
  public Optional<Segment> create(
      SegmentDraft draft,
      KeyRequest request,
      Iterable<Segment> referred,
      Function<SegmentId, List<Write>> with) {
    var now = now();
    var id = new SegmentId(Ids.random());
    return keys.create(
            request,
            id.value(),
            key -> {
              var writes = new ArrayList<Write>();
              writes.add(Write.putNew(created(id, key, draft, now).item()));
              writes.addAll(unchanged(referred, id));
              writes.addAll(with.apply(id));
              writes.addAll(AuditScope.entry("segment.create", id.value(), now));
              return writes;
            })
        .map(key -> created(id, key, draft, now));
  }

  private static Segment created(SegmentId id, String key, SegmentDraft draft, Instant now) {
    return new Segment(
        id, new SegmentKey(key), draft.name(), draft.criteria(), draft.persona(), 1, now, now);
  }

  /**
   * Replaces the name, the criteria and the persona of a segment.
   *
   * @param referred the segments that its criteria name, directly or not, as they were checked
   * @param with what is written in the same transaction
   * @return empty when the segment, or one of those, has changed since it was read
   */
  public Optional<Segment> replace(
      Segment before, SegmentDraft draft, Iterable<Segment> referred, List<Write> with) {
    var now = now();
    var after =
        new Segment(
            before.id(),
            before.key(),
            draft.name(),
            draft.criteria(),
            draft.persona(),
            before.revision() + 1,
            before.createdAt(),
            now);
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Put(after.item(), Precondition.equal(Segment.REVISION, before.revision())));
    writes.addAll(unchanged(referred, before.id()));
    writes.addAll(with);
    writes.addAll(AuditScope.entry("segment.edit", before.id().value(), now));
    return Transactions.write(store, writes).committed() ? Optional.of(after) : Optional.empty();
  }

  /** A reference is marked, so that what it names cannot be deleted at the same time. */
  private static List<Write> unchanged(Iterable<Segment> referred, SegmentId by) {
    var writes = new ArrayList<Write>();
    referred.forEach(
        segment ->
            writes.add(
                Write.update(
                    SegmentKeys.segment(segment.id()),
                    Precondition.equal(Segment.REVISION, segment.revision()),
                    Edit.set(REFERRED, by + "#" + Ids.random()))));
    return writes;
  }

  /** A segment, and the mark of the last reference to it. */
  public record Deletable(Segment segment, Optional<String> referred) {}

  /** A segment to delete, unless it is referred to from now on. */
  public Optional<Deletable> deletable(SegmentId id) {
    return store
        .get(SegmentKeys.segment(id))
        .map(item -> new Deletable(Segment.of(item), item.text(REFERRED)));
  }

  /**
   * Deletes a segment with its key.
   *
   * @param with what is written in the same transaction
   * @return false when it was changed or referred to since it was read
   */
  public boolean delete(Deletable deletable, List<Write> with) {
    var segment = deletable.segment();
    var unreferred =
        deletable
            .referred()
            .map(mark -> Precondition.equal(REFERRED, mark))
            .orElseGet(() -> new Precondition.AttributeAbsent(REFERRED));
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Delete(
            SegmentKeys.segment(segment.id()),
            Precondition.all(
                Precondition.equal(Segment.REVISION, segment.revision()), unreferred)));
    writes.add(keys.release(segment.key().value(), segment.id().value()));
    writes.addAll(with);
    writes.addAll(AuditScope.entry("segment.delete", segment.id().value(), now()));
    return Transactions.write(store, writes).committed();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
