package io.relance.application.contacts;

/** Decides what follows from changes of contacts, in the transactions of the changes. */
@FunctionalInterface
public interface ContactChanges {
  /** What follows from a change that is about to be written. */
  FollowingWrites following(ContactChange change);
}
