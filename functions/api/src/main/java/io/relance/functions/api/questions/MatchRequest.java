package io.relance.functions.api.questions;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts to read as replies to a question.
 *
 * @param choices 2 to 50 of them
 * @param texts at most 500 texts of at most 10,000 characters
 */
@Schema(
    name = "QuestionMatchRequest",
    requiredProperties = {"choices", "texts"})
public record MatchRequest(
    @ArraySchema(minItems = 2, maxItems = 50) List<QuestionChoice> choices,
    @ArraySchema(maxItems = 500) List<String> texts) {

  /**
   * A choice of a question.
   *
   * @param text 1 to 20 characters
   * @param aliases at most 20 other texts of 1 to 20 characters that mean the same
   */
  @Schema(name = "QuestionChoice", requiredProperties = "text")
  public record QuestionChoice(
      @Schema(minLength = 1, maxLength = 20) String text, @Nullable List<String> aliases) {}
}
