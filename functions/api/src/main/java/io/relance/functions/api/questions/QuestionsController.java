package io.relance.functions.api.questions;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.domain.reply.Choice;
import io.relance.domain.reply.ReplyMatcher;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows how replies to a question would be read. */
@Controller("/v1/questions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuestionsController {
  private static final int LEAST_CHOICES = 2;
  private static final int MOST_CHOICES = 50;
  private static final int LONGEST_CHOICE = 20;
  private static final int MOST_ALIASES = 20;
  private static final int MOST_TEXTS = 500;
  private static final int LONGEST_TEXT = 10_000;

  /** Reads texts as replies to a question with these choices. */
  @Post("/matches")
  @WithoutIdempotencyKey
  @RequiresRole(Role.MANAGER)
  MatchesView match(
      @Body @Schema(name = "QuestionMatchRequest", implementation = MatchRequest.class)
          JsonBody body) {
    return body.read(this::matches);
  }

  private Supplier<MatchesView> matches(JsonFields fields) {
    var choices = fields.required("choices", QuestionsController::choices).orElse(List.of());
    var texts =
        fields
            .required(
                "texts",
                value -> Optional.of(value.list(MOST_TEXTS, text -> text.string(LONGEST_TEXT))))
            .orElse(List.of());
    return () -> {
      var matcher = new ReplyMatcher(choices);
      return new MatchesView(
          texts.stream()
              .map(text -> MatchesView.Match.of(text, matcher.match(text), choices))
              .toList());
    };
  }

  private static Optional<List<Choice>> choices(JsonValue value) {
    var choices = value.list(MOST_CHOICES, QuestionsController::choice);
    var given = value.node().isArray() ? value.node().size() : LEAST_CHOICES;
    value.holds(
        given >= LEAST_CHOICES,
        "must have at least %d elements, not %d".formatted(LEAST_CHOICES, given));
    return Optional.of(choices);
  }

  private static Optional<Choice> choice(JsonValue value) {
    return value.object(
        fields -> {
          var text = fields.required("text", QuestionsController::words);
          var aliases =
              fields
                  .optional(
                      "aliases",
                      list -> Optional.of(list.list(MOST_ALIASES, QuestionsController::words)))
                  .orElse(List.of());
          return text.map(it -> new Choice(it, aliases));
        });
  }

  private static Optional<String> words(JsonValue value) {
    return value
        .string()
        .filter(
            text ->
                value.holds(
                    !text.isBlank() && text.codePointCount(0, text.length()) <= LONGEST_CHOICE,
                    "must have 1 to %d characters, not %s"
                        .formatted(LONGEST_CHOICE, Quoted.of(text))));
  }
}
