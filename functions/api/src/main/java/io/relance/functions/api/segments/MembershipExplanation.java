package io.relance.functions.api.segments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.segmentation.SegmentMembers;
import io.relance.compiler.codec.CriteriaCodec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Why a contact is in a segment, or is not.
 *
 * @param holds whether it is in the segment now
 * @param criteria each single criterion
 */
@Schema(name = "MembershipExplanation")
record MembershipExplanation(boolean holds, List<ExplainedCriterion> criteria) {
  /**
   * A criterion for the contact.
   *
   * @param path its place, such as {@code criteria.all[1]}
   * @param value the value of the contact, or the number found; absent when there is none
   */
  @Schema(name = "ExplainedCriterion")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ExplainedCriterion(
      String path, JsonNode criterion, Optional<String> value, boolean holds) {
    static ExplainedCriterion of(SegmentMembers.Explained explained) {
      return new ExplainedCriterion(
          explained.path(),
          CriteriaCodec.write(explained.criterion()),
          explained.value(),
          explained.holds());
    }
  }

  static MembershipExplanation of(SegmentMembers.Explanation explanation) {
    return new MembershipExplanation(
        explanation.holds(), explanation.criteria().stream().map(ExplainedCriterion::of).toList());
  }
}
