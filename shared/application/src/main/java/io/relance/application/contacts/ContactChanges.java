package io.relance.application.contacts;

import java.util.List;

/** Decides what follows from changes of contacts, in the transactions of the changes. */
@FunctionalInterface
public interface ContactChanges {
  /** What follows from each of some changes that are about to be written, in their order. */
  List<FollowingWrites> following(List<ContactChange> changes);
}
