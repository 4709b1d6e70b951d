package io.relance.functions.api.simulations;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.sending.preview.PreviewText;
import io.relance.domain.contact.Channel;
import io.relance.functions.api.json.JsonBody;
import io.relance.functions.api.security.RequiresRole;
import io.relance.functions.api.WithoutIdempotencyKey;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;

/** Renders single texts for those who write them, without side effects. */
@Controller("/v1/texts/renderings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TextRenderingsController {
  private final PreviewText previewText;
  private final TextRenderingReader reader;

  TextRenderingsController(PreviewText previewText, TextRenderingReader reader) {
    this.previewText = previewText;
    this.reader = reader;
  }

  /**
   * Renders a text with the values of a contact and of an event, or with sample values, with its
   * length, the characters that make it expensive, its links and its empty variables.
   */
  @Post
  @RequiresRole(Role.ANALYST)
  @WithoutIdempotencyKey
  TextRenderingBodies.Rendering render(
      @Body
          @Schema(name = "TextRenderingRequest", implementation = TextRenderingBodies.Request.class)
          JsonBody body) {
    var request = reader.read(body);
    return switch (previewText.preview(request.draft(), request.values())) {
      case PreviewText.Result.Preview preview ->
          TextRenderingBodies.Rendering.of(preview, request.channel() == Channel.SMS);
      case PreviewText.Result.Refused(var diagnostics) ->
          throw ApiException.of(
              Problem.of(422, "text.invalid", "The text has errors").withDiagnostics(diagnostics));
    };
  }
}
