package io.relance.application.admin;

/** What the holder of a token may do; each role may do all that those after it may. */
public enum Role {
  /** Everything, tokens included. */
  OWNER,
  /** Everything but tokens. */
  ADMIN,
  /** Automations, contacts, lists and messages. */
  MANAGER,
  /** Reads. */
  ANALYST;

  /** Whether this role includes another. */
  public boolean mayActAs(Role needed) {
    return compareTo(needed) <= 0;
  }
}
