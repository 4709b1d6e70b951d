package io.relance.functions.api.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.domain.reply.Choice;
import io.relance.domain.reply.ReplyMatch;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * How texts would be read as replies to a question.
 *
 * @param matches in the order of the texts
 */
@Schema(name = "QuestionMatches")
public record MatchesView(List<Match> matches) {

  /**
   * How a text would be read.
   *
   * @param choice as written in the request; absent when none or several match
   * @param how what the choice was recognized by
   * @param others the choices that match equally, which is no match
   */
  @Schema(name = "QuestionMatch")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Match(
      @JsonInclude String text,
      Optional<String> choice,
      @Schema(
              type = "string",
              allowableValues = {
                "number",
                "exact",
                "alias",
                "word",
                "contains",
                "abbreviation",
                "spelling",
                "none"
              })
          String how,
      List<String> others) {

    static Match of(String text, ReplyMatch match, List<Choice> choices) {
      var choice = match.choice().stream().mapToObj(at -> choices.get(at).text()).findFirst();
      return new Match(
          text,
          choice,
          Choices.name(match.how()),
          match.others().stream().map(at -> choices.get(at).text()).toList());
    }
  }
}
