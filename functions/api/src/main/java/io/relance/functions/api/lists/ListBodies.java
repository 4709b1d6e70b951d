package io.relance.functions.api.lists;

import io.relance.application.lists.ContactList;
import io.relance.application.lists.ListMember;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about lists. */
public final class ListBodies {
  private ListBodies() {}

  /**
   * A list to create.
   *
   * @param key its name in flow files and criteria; made from the name when absent
   */
  @Schema(name = "ListCreation", requiredProperties = "name")
  public record Creation(
      @Nullable String name, @Schema(pattern = "[a-z0-9-]{1,60}") @Nullable String key) {}

  /** The fields to change of a list. */
  @Schema(name = "ListChange", requiredProperties = "name")
  public record Change(@Nullable String name) {}

  /** The contacts to add or remove, 1 to 1,000. */
  @Schema(name = "ListMembers", requiredProperties = "contactIds")
  public record Members(@Nullable List<String> contactIds) {}

  /**
   * The result of a change of members.
   *
   * @param affected the number of contacts added or removed; those already on the list, or not on
   *     it, do not count
   */
  @Schema(name = "ListMembersChange")
  public record MembersChange(int affected) {}

  /**
   * A contact on a list.
   *
   * @param since when it was added
   */
  @Schema(name = "ListMember")
  public record MemberView(String contactId, Instant since) {
    static MemberView of(ListMember listMember) {
      return new MemberView(listMember.contact().value(), listMember.since());
    }
  }

  /**
   * A list of contacts.
   *
   * @param key its name in flow files and criteria; it never changes
   */
  @Schema(name = "List")
  public record View(String id, String key, String name, long memberCount, Instant createdAt) {
    static View of(ContactList list, long memberCount) {
      return new View(list.id().value(), list.key(), list.name(), memberCount, list.createdAt());
    }
  }
}
