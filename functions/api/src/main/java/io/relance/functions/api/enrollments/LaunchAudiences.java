package io.relance.functions.api.enrollments;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.imports.Imports;
import io.relance.application.launches.EntryRate;
import io.relance.application.launches.LaunchAudience;
import io.relance.application.launches.LaunchStart;
import io.relance.application.lists.Lists;
import io.relance.application.segmentation.CheckSegmentCriteria;
import io.relance.application.segments.Segments;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.id.SegmentId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.json.CriteriaFields;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.json.TimeFields;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the audience of a launch. */
@Singleton
final class LaunchAudiences {
  private static final int MOST = 10_000;
  private static final BigDecimal SLOWEST = new BigDecimal("0.01");
  private static final BigDecimal FASTEST = new BigDecimal("10000");
  private static final Duration FARTHEST = Duration.ofDays(366);
  private static final List<String> NAMES =
      List.of("segmentId", "listId", "importId", "contactIds", "criteria", "all");
  private static final String ONE = "must have exactly one of " + String.join(", ", NAMES);

  private final Lists lists;
  private final Segments segments;
  private final Imports imports;
  private final CheckSegmentCriteria check;
  private final ContactIds ids;
  private final ProjectClock clock;

  LaunchAudiences(
      Lists lists,
      Segments segments,
      Imports imports,
      CheckSegmentCriteria check,
      ContactIds ids,
      ProjectClock clock) {
    this.lists = lists;
    this.segments = segments;
    this.imports = imports;
    this.check = check;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * An audience that exists.
   *
   * @param contacts those of an audience of contacts, each once
   */
  record Named(LaunchAudience audience, List<ContactId> contacts) {}

  /** A request to launch: an audience, when it is to be taken, and how fast its contacts enter. */
  record LaunchRequest(Wanted audience, Optional<Instant> at, Optional<EntryRate> rate) {}

  /** Reads a request to launch. */
  LaunchRequest read(JsonBody body) {
    var request = body.read(LaunchAudiences::request);
    if (request.at().filter(at -> at.isAfter(clock.now().plus(FARTHEST))).isPresent()) {
      throw ApiException.invalid("at", "must be within " + FARTHEST.toDays() + " days");
    }
    return request;
  }

  /** How a launch starts; empty for now and all at once. */
  Optional<LaunchStart> start(LaunchRequest request) {
    return request.at().isEmpty() && request.rate().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LaunchStart(request.at().orElseGet(clock::now), Optional.empty(), request.rate()));
  }

  /** Checks that an audience exists. */
  Named named(Wanted wanted) {
    return switch (wanted) {
      case Wanted.OfList(var list) -> onList(list);
      case Wanted.OfSegment(var segment) -> inSegment(segment);
      case Wanted.OfImport(var id) -> ofImport(id);
      case Wanted.OfContacts(var contacts) -> of(contacts);
      case Wanted.Meeting(var criteria) -> meeting(criteria);
      case Wanted.Everyone() -> new Named(new LaunchAudience.Everyone(), List.of());
    };
  }

  /** An audience as a body names it. */
  sealed interface Wanted {
    /** The members of a list. */
    record OfList(String id) implements Wanted {}

    /** The members of a segment. */
    record OfSegment(String id) implements Wanted {}

    /** The contacts of an import. */
    record OfImport(String id) implements Wanted {}

    /** Contacts. */
    record OfContacts(List<ContactId> ids) implements Wanted {}

    /** Those who meet criteria, which are not checked. */
    record Meeting(JsonNode criteria) implements Wanted {}

    /** All contacts. */
    record Everyone() implements Wanted {}
  }

  private static Supplier<LaunchRequest> request(JsonFields fields) {
    var at = fields.optional("at", TimeFields::instant);
    var rate = fields.optional("rate", LaunchAudiences::rate);
    var audience = required(fields);
    return () -> new LaunchRequest(audience.orElseThrow(), at, rate);
  }

  /** The field "audience". */
  static Optional<Wanted> required(JsonFields fields) {
    var audience = fields.get("audience").filter(value -> !value.node().isNull());
    if (audience.isEmpty()) {
      fields.fault("audience", "is required: an object that " + ONE);
    }
    return audience.flatMap(value -> value.object(LaunchAudiences::audience));
  }

  private static Optional<Wanted> audience(JsonFields fields) {
    var given =
        NAMES.stream().filter(name -> fields.optional(name, Optional::of).isPresent()).toList();
    if (given.size() != 1) {
      if (!fields.hasUnknown()) {
        fields.fault("", ONE);
      }
      return Optional.empty();
    }
    return fields.get(given.getFirst()).flatMap(value -> audience(given.getFirst(), value));
  }

  private static Optional<Wanted> audience(String name, JsonValue value) {
    return switch (name) {
      case "segmentId" -> PlainIds.field("a segment", value).map(Wanted.OfSegment::new);
      case "listId" -> PlainIds.field("a list", value).map(Wanted.OfList::new);
      case "importId" -> PlainIds.field("an import", value).map(Wanted.OfImport::new);
      case "contactIds" -> ContactIds.given(value, MOST).map(Wanted.OfContacts::new);
      case "criteria" -> CriteriaFields.object(value).map(Wanted.Meeting::new);
      default ->
          value
              .flag()
              .filter(all -> value.holds(all, "must be true, not false"))
              .map(_ -> new Wanted.Everyone());
    };
  }

  private Named of(List<ContactId> contacts) {
    var known = ids.known("audience.contactIds", contacts);
    var distinct = known.stream().distinct().toList();
    return new Named(LaunchAudience.of(distinct), distinct);
  }

  private Named onList(String id) {
    var list = new ListId(id);
    if (lists.find(list).isEmpty()) {
      throw Missing.named("audience.listId", "list", id);
    }
    return new Named(new LaunchAudience.OfList(list), List.of());
  }

  private Named inSegment(String id) {
    var segment = new SegmentId(id);
    if (segments.find(segment).isEmpty()) {
      throw Missing.named("audience.segmentId", "segment", id);
    }
    return new Named(new LaunchAudience.OfSegment(segment), List.of());
  }

  private Named ofImport(String id) {
    var path = "audience.importId";
    var found = imports.find(id).orElseThrow(() -> Missing.named(path, "import", id));
    if (!found.bringsContacts()) {
      throw ApiException.invalid(
          path, "must be an import of contacts that is no dry run, not " + Quoted.of(id));
    }
    if (imports.progress(found).job().filter(job -> job.state().ended()).isEmpty()) {
      throw ApiException.invalid(path, "must be an import that has ended, not " + Quoted.of(id));
    }
    return new Named(new LaunchAudience.OfImport(id), List.of());
  }

  private Named meeting(JsonNode criteria) {
    var checked = check.check(criteria);
    if (checked.criteria().isEmpty()) {
      throw ApiException.invalidCriteria(checked.diagnostics());
    }
    return new Named(new LaunchAudience.Meeting(criteria), List.of());
  }

  private static Optional<EntryRate> rate(JsonValue value) {
    return value
        .number()
        .filter(
            rate ->
                value.holds(
                    rate.compareTo(SLOWEST) >= 0 && rate.compareTo(FASTEST) <= 0,
                    "must be 0.01 to 10000 contacts per second, not " + rate.toPlainString()))
        .map(EntryRate::new);
  }
}
