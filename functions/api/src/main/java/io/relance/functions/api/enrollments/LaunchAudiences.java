package io.relance.functions.api.enrollments;

import io.relance.application.launches.Audiences;
import io.relance.application.launches.Launch;
import io.relance.application.launches.LaunchAutomation.AudienceMember;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.PlainIds;
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
  private static final String NEITHER_OR_BOTH = "must have either listId or contactIds";

  private final Audiences audiences;
  private final ContactIds ids;

  LaunchAudiences(Audiences audiences, ContactIds ids) {
    this.audiences = audiences;
    this.ids = ids;
  }

  /** An audience as requested, with its contacts. */
  record Read(Launch.Audience requested, List<AudienceMember> people) {}

  /** Reads an audience: the members of a list, or contacts. */
  Read read(JsonBody body) {
    return switch (body.read(LaunchAudiences::request)) {
      case Wanted.OfList(var list) -> onList(list);
      case Wanted.OfContacts(var contacts) -> of(contacts);
    };
  }

  private sealed interface Wanted {
    record OfList(String id) implements Wanted {}

    record OfContacts(List<ContactId> ids) implements Wanted {}
  }

  private static Supplier<Wanted> request(JsonFields fields) {
    notYet(fields, "at", "scheduled launches are");
    notYet(fields, "rate", "launches with a rate of their own are");
    var audience = fields.get("audience").filter(value -> !value.node().isNull());
    if (audience.isEmpty()) {
      fields.fault("audience", "is required: an object with listId or contactIds");
    }
    return audience.flatMap(value -> value.object(LaunchAudiences::audience))::orElseThrow;
  }

  private static Optional<Wanted> audience(JsonFields fields) {
    var later = notYet(fields, "segmentId", "segments are");
    later |= notYet(fields, "criteria", "criteria are");
    var list = fields.optional("listId", Optional::of);
    var contacts = fields.optional("contactIds", Optional::of);
    if (list.isPresent() == contacts.isPresent()) {
      if (!later && !fields.hasUnknown()) {
        fields.fault("", NEITHER_OR_BOTH);
      }
      return Optional.empty();
    }
    return list.isPresent()
        ? list.flatMap(LaunchAudiences::listId).map(Wanted.OfList::new)
        : contacts.flatMap(ids -> ContactIds.given(ids, MOST)).map(Wanted.OfContacts::new);
  }

  private static Optional<String> listId(JsonValue value) {
    return value
        .string()
        .filter(
            id ->
                value.holds(PlainIds.isOne(id), "must be the id of a list, not " + Quoted.of(id)));
  }

  private Read of(List<ContactId> contacts) {
    var known = ids.known("audience.contactIds", contacts);
    var distinct = known.stream().distinct().toList();
    return new Read(Launch.Audience.of(distinct), audiences.of(distinct).people());
  }

  private Read onList(String list) {
    var members =
        audiences
            .ofList(new ListId(list))
            .orElseThrow(() -> Missing.named("audience.listId", "list", list));
    return new Read(Launch.Audience.ofList(new ListId(list)), members.people());
  }

  private static boolean notYet(JsonFields fields, String name, String what) {
    var given = fields.optional(name, Optional::of);
    given.ifPresent(value -> value.fault("must be absent: %s not available yet".formatted(what)));
    return given.isPresent();
  }
}
