package io.relance.functions.api.sessions;

import com.fasterxml.jackson.annotation.JsonValue;
import io.relance.application.admin.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a person may do beyond reading, so that a page can show what is of use to the person. */
public enum Permission {
  AUTOMATIONS_EDIT(Role.MANAGER),
  AUTOMATIONS_ACTIVATE(Role.MANAGER),
  CONTACTS_EDIT(Role.MANAGER),
  CONTACTS_ERASE(Role.MANAGER),
  CONTACTS_EXPORT(Role.MANAGER),
  CONTACTS_IMPORT(Role.MANAGER),
  LISTS_EDIT(Role.MANAGER),
  SEGMENTS_EDIT(Role.MANAGER),
  LAUNCHES_START(Role.MANAGER),
  MESSAGES_RESEND(Role.MANAGER),
  SENDING_PAUSE(Role.MANAGER),
  AUDIT_READ(Role.ADMIN),
  DEAD_LETTERS_REPLAY(Role.ADMIN),
  PRIVACY_REQUESTS_READ(Role.ADMIN),
  TOKENS_EDIT(Role.OWNER);

  private final Role needed;

  Permission(Role needed) {
    this.needed = needed;
  }

  static List<Permission> of(Role role) {
    return Arrays.stream(values()).filter(it -> role.mayActAs(it.needed)).toList();
  }

  /** The name such as {@code dead-letters.replay}: a resource and a verb. */
  @JsonValue
  public String word() {
    var words = name().toLowerCase(Locale.ROOT).replace('_', '-');
    var verb = words.lastIndexOf('-');
    return words.substring(0, verb) + "." + words.substring(verb + 1);
  }
}
