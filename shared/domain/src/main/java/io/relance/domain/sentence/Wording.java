package io.relance.domain.sentence;

import io.relance.domain.criteria.Criteria;

/** The words of one language for criteria. */
interface Wording {
  /** Joins the parts of criteria that must all hold. */
  String and();

  /** Joins the parts of criteria of which one must hold. */
  String or();

  /** All of no criteria. */
  String everyContact();

  /** Any of no criteria. */
  String noContact();

  /** The opposite of a sentence. */
  String not(String sentence);

  String property(Criteria.Property criterion);

  String list(Criteria.InList criterion);

  String segment(Criteria.InSegment criterion);

  /**
   * @param where the sentence of its filter; empty for none
   */
  String event(Criteria.Event criterion, String where);

  /**
   * @param where the sentence of its filter; empty for none
   */
  String rows(Criteria.RelatedRows criterion, String where);

  String consent(Criteria.Consent criterion);

  String reachable(Criteria.Reachable criterion);

  String message(Criteria.MessageOutcome criterion);
}
