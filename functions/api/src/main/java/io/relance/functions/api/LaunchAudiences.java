package io.relance.functions.api;

import io.relance.application.launches.Audiences;
import io.relance.application.launches.LaunchAutomation.Person;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whom a request is for. */
@Singleton
final class LaunchAudiences {
  private static final int MOST = 10_000;

  private final Audiences audiences;
  private final ContactIds ids;

  LaunchAudiences(Audiences audiences, ContactIds ids) {
    this.audiences = audiences;
    this.ids = ids;
  }

  /** One contact, who must be there. */
  String contact(String path, @Nullable String id) {
    if (id == null || !PlainIds.isOne(id) || !ids.exists(id)) {
      throw Refusal.invalid(path, "is the id of a contact");
    }
    return id;
  }

  /** The people of an audience, which is a list or contacts. */
  List<Person> people(EntryBodies.@Nullable Audience audience) {
    if (audience == null) {
      throw Refusal.invalid("audience", "is missing: give a list, or contacts");
    }
    var list = audience.list();
    var contacts = audience.contacts();
    if (audience.segment() != null) {
      throw Refusal.invalid("audience.segment", "is not available yet: give a list, or contacts");
    }
    if ((list == null) == (contacts == null)) {
      throw Refusal.invalid("audience", "is either a list, or contacts");
    }
    return list == null ? audiences.of(known(contacts)).people() : onList(list);
  }

  private List<String> known(@Nullable List<String> contacts) {
    var path = "audience.contacts";
    return ids.known(path, ContactIds.given(path, contacts, MOST));
  }

  private List<Person> onList(String list) {
    if (!PlainIds.isOne(list)) {
      throw Refusal.invalid("audience.list", "is the id of a list");
    }
    return audiences
        .ofList(list)
        .map(Audiences.Audience::people)
        .orElseThrow(() -> Refusal.invalid("audience.list", "is the id of a list"));
  }
}
