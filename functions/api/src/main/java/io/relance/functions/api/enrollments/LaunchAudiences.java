package io.relance.functions.api.enrollments;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.launches.Audiences;
import io.relance.application.launches.LaunchAudience;
import io.relance.application.launches.LaunchAutomation.AudienceMember;
import io.relance.application.lists.Lists;
import io.relance.application.segmentation.CheckSegmentCriteria;
import io.relance.application.segments.Segments;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.id.SegmentId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the audience of a launch. */
@Singleton
final class LaunchAudiences {
  private static final int MOST = 10_000;
  private static final List<String> NAMES =
      List.of("segmentId", "listId", "contactIds", "criteria", "all");
  private static final String ONE = "must have exactly one of " + String.join(", ", NAMES);

  private final Audiences audiences;
  private final Lists lists;
  private final Segments segments;
  private final CheckSegmentCriteria check;
  private final ContactIds ids;
  private final ProjectClock clock;

  LaunchAudiences(
      Audiences audiences,
      Lists lists,
      Segments segments,
      CheckSegmentCriteria check,
      ContactIds ids,
      ProjectClock clock) {
    this.audiences = audiences;
    this.lists = lists;
    this.segments = segments;
    this.check = check;
    this.ids = ids;
    this.clock = clock;
  }

  /** An audience as requested, with its contacts. */
  record Read(LaunchAudience requested, List<AudienceMember> people) {}

  /** Reads the audience of a launch. */
  Read read(JsonBody body) {
    return taken(body.read(LaunchAudiences::request));
  }

  /** Takes the contacts of an audience now. */
  Read taken(Wanted wanted) {
    return switch (wanted) {
      case Wanted.OfList(var list) -> onList(list);
      case Wanted.OfSegment(var segment) -> inSegment(segment);
      case Wanted.OfContacts(var contacts) -> of(contacts);
      case Wanted.Meeting(var criteria) -> meeting(criteria);
      case Wanted.Everyone() ->
          new Read(new LaunchAudience.Everyone(), meeting(new Criteria.All(List.of())));
    };
  }

  /** An audience as a body names it. */
  sealed interface Wanted {
    /** The members of a list. */
    record OfList(String id) implements Wanted {}

    /** The members of a segment. */
    record OfSegment(String id) implements Wanted {}

    /** Contacts. */
    record OfContacts(List<ContactId> ids) implements Wanted {}

    /** Those who meet criteria, which are not checked. */
    record Meeting(JsonNode criteria) implements Wanted {}

    /** All contacts. */
    record Everyone() implements Wanted {}
  }

  private static Supplier<Wanted> request(JsonFields fields) {
    notYet(fields, "at", "scheduled launches are");
    notYet(fields, "rate", "launches with a rate of their own are");
    return required(fields)::orElseThrow;
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
      case "segmentId" -> id("segment", value).map(Wanted.OfSegment::new);
      case "listId" -> id("list", value).map(Wanted.OfList::new);
      case "contactIds" -> ContactIds.given(value, MOST).map(Wanted.OfContacts::new);
      case "criteria" -> criteria(value);
      default ->
          value
              .flag()
              .filter(all -> value.holds(all, "must be true, not false"))
              .map(_ -> new Wanted.Everyone());
    };
  }

  private static Optional<Wanted> criteria(JsonValue value) {
    return value.holds(value.node().isObject(), "must be an object of criteria")
        ? Optional.of(new Wanted.Meeting(value.node()))
        : Optional.empty();
  }

  private static Optional<String> id(String kind, JsonValue value) {
    return value
        .string()
        .filter(
            id ->
                value.holds(
                    PlainIds.isOne(id),
                    "must be the id of a %s, not %s".formatted(kind, Quoted.of(id))));
  }

  private Read of(List<ContactId> contacts) {
    var known = ids.known("audience.contactIds", contacts);
    var distinct = known.stream().distinct().toList();
    return new Read(LaunchAudience.of(distinct), audiences.of(distinct).people());
  }

  private Read onList(String id) {
    var list = new ListId(id);
    if (lists.find(list).isEmpty()) {
      throw Missing.named("audience.listId", "list", id);
    }
    var members = audiences.ofList(list).map(Audiences.Audience::people).orElse(List.of());
    return new Read(new LaunchAudience.OfList(list), members);
  }

  private Read inSegment(String id) {
    var segment =
        segments
            .find(new SegmentId(id))
            .orElseThrow(() -> Missing.named("audience.segmentId", "segment", id));
    return new Read(new LaunchAudience.OfSegment(segment.id()), meeting(segment.criteria()));
  }

  private Read meeting(JsonNode criteria) {
    var checked = check.check(criteria);
    var read =
        checked.criteria().orElseThrow(() -> ApiException.invalidCriteria(checked.diagnostics()));
    return new Read(new LaunchAudience.Meeting(criteria), meeting(read));
  }

  private List<AudienceMember> meeting(Criteria criteria) {
    var question = new AudienceQuestion(segments.resolved(criteria), clock.now());
    return audiences.meeting(question).people();
  }

  private static void notYet(JsonFields fields, String name, String what) {
    fields
        .optional(name, Optional::of)
        .ifPresent(value -> value.fault("must be absent: %s not available yet".formatted(what)));
  }
}
