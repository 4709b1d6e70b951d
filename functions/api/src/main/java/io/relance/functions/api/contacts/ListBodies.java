package io.relance.functions.api.contacts;

import io.relance.application.lists.ContactList;
import io.relance.functions.api.StrictBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about lists. */
public final class ListBodies {
  private ListBodies() {}

  /** A list to make. */
  @Schema(name = "ListCreation")
  public record Creation(@Nullable String name) implements StrictBody {}

  /** Who is to join or to leave, at most 1,000 at once. */
  @Schema(name = "ListMembers")
  public record Members(@Nullable List<String> contactIds) implements StrictBody {}

  /** How many joined or left, who had not before. */
  @Schema(name = "ListChanged")
  public record Changed(int changed, long size) {}

  /** A list. */
  @Schema(name = "List")
  public record View(String id, String name, long size, Instant createdAt) {
    static View of(ContactList list, long size) {
      return new View(list.id(), list.name(), size, list.createdAt());
    }
  }
}
