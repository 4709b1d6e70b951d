package io.relance.functions.api.segments;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.sentence.CriteriaSentence;
import io.swagger.v3.oas.annotations.media.Schema;

/** Criteria as a sentence about a contact, in English and French. */
@Schema(name = "CriteriaSentence")
record CriteriaText(String en, String fr) {
  static CriteriaText of(Criteria criteria) {
    return new CriteriaText(
        CriteriaSentence.inEnglish(criteria), CriteriaSentence.inFrench(criteria));
  }
}
