package io.relance.application.search;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ListId;

/** A condition of a search for contacts. */
public sealed interface ContactCondition {
  /**
   * Exactly this phone.
   *
   * @param phone E.164
   */
  record Phone(String phone) implements ContactCondition {}

  /**
   * Exactly this email address.
   *
   * @param email lower case
   */
  record Email(String email) implements ContactCondition {}

  /** A name, a part of an email address, or a phone in any form. */
  record Words(String words) implements ContactCondition {}

  /**
   * Membership of a list.
   *
   * @param list the list's id
   */
  record OnList(ListId list) implements ContactCondition {}

  /**
   * Criteria of a segment that hold now.
   *
   * @param criteria with those of other segments in the place of their names
   */
  record Meeting(Criteria criteria) implements ContactCondition {}
}
