package io.relance.functions.api.enrollments;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.launches.Audiences;
import io.relance.application.launches.Launch;
import io.relance.application.launches.LaunchAutomation.Person;
import io.relance.functions.api.ApiException;
import io.relance.functions.api.ContactIds;
import io.relance.functions.api.Missing;
import io.relance.functions.api.PlainIds;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whom a request is for. */
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

  /** An audience as it was asked for, with the people in it. */
  record Read(Launch.Audience asked, List<Person> people) {}

  /** One contact, who must be there. */
  String contact(String path, @Nullable String id) {
    if (id == null) {
      throw ApiException.invalid(path, "is required");
    }
    if (!PlainIds.isOne(id)) {
      throw ApiException.invalid(path, "must be the id of a contact");
    }
    if (!ids.exists(id)) {
      throw Missing.named(path, "contact", id);
    }
    return id;
  }

  /** The people of an audience: the members of a list, or contacts. */
  Read read(LaunchBodies.Request body) {
    notYet("at", body.at(), "a launch starts at once");
    notYet("rate", body.rate(), "a launch is as fast as its senders");
    var audience = body.audience();
    if (audience == null) {
      throw ApiException.invalid("audience", "is required: give listId or contactIds");
    }
    notYet("audience.segmentId", audience.segmentId(), "give listId or contactIds");
    notYet("audience.criteria", audience.criteria(), "give listId or contactIds");
    var list = audience.listId();
    var contacts = audience.contactIds();
    if ((list == null) == (contacts == null)) {
      throw ApiException.invalid("audience", NEITHER_OR_BOTH);
    }
    return list == null ? of(contacts) : onList(list);
  }

  private Read of(@Nullable List<String> contacts) {
    var path = "audience.contactIds";
    var known = ids.known(path, ContactIds.given(path, contacts, MOST));
    var distinct = known.stream().distinct().toList();
    return new Read(Launch.Audience.of(distinct), audiences.of(distinct).people());
  }

  private Read onList(String list) {
    var path = "audience.listId";
    if (!PlainIds.isOne(list)) {
      throw ApiException.invalid(path, "must be the id of a list");
    }
    var members = audiences.ofList(list).orElseThrow(() -> Missing.named(path, "list", list));
    return new Read(Launch.Audience.ofList(list), members.people());
  }

  private static void notYet(String path, @Nullable JsonNode value, String instead) {
    if (value != null && !value.isNull()) {
      throw ApiException.invalid(path, "is not available yet: " + instead);
    }
  }
}
