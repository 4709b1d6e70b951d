package io.relance.functions.api.simulations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.sending.preview.PreviewText;
import io.relance.domain.text.SmsText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of the route that renders texts. */
public final class TextRenderingBodies {
  private static final int MOST_EXPENSIVE = 100;

  private TextRenderingBodies() {}

  /**
   * A text to render: {@code text} for a text message, {@code subject} and {@code html} for an
   * email.
   *
   * @param text in Liquid; of an email its plain text
   * @param contactId the contact whose values fill the text; sample values do when absent
   * @param event what triggers the automation; sample values when absent
   * @param properties properties that texts may use as {@code entry}
   */
  @Schema(name = "TextRenderingRequest")
  public record Request(
      @Nullable String text,
      @Nullable String subject,
      @Nullable String html,
      @Schema(
              type = "string",
              allowableValues = {"sms", "whatsapp", "email"},
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String channel,
      @Nullable String contactId,
      SimulationBodies.@Nullable SimulatedEvent event,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode properties) {}

  /**
   * A text as its contact would get it.
   *
   * @param subject of an email
   * @param html of an email
   * @param segments SMS segments that would be billed; 0 for other channels
   * @param alphabet of an SMS: a segment holds 160 characters in gsm-7, 70 in ucs-2
   * @param expensive the characters of an SMS that require ucs-2, at most 100
   * @param links the web addresses in it
   * @param empty the variables that it uses and that have no value
   */
  @Schema(name = "TextRendering")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Rendering(
      Optional<String> subject,
      Optional<String> html,
      String text,
      int segments,
      @Schema(
              type = "string",
              allowableValues = {"gsm-7", "ucs-2"})
          Optional<String> alphabet,
      List<ExpensiveCharacter> expensive,
      List<String> links,
      List<String> empty) {
    static Rendering of(PreviewText.Result.Preview preview, boolean sms) {
      var text = Optional.of(new SmsText(preview.text())).filter(_ -> sms);
      return new Rendering(
          preview.subject(),
          preview.html(),
          preview.text(),
          text.map(SmsText::segmentCount).orElse(0),
          text.map(it -> nameOf(it.encoding())),
          text.stream()
              .flatMap(it -> it.expensive().stream())
              .limit(MOST_EXPENSIVE)
              .map(it -> new ExpensiveCharacter(it.character(), it.at(), it.instead()))
              .toList(),
          preview.links(),
          preview.empty());
    }
  }

  /**
   * A character outside the alphabet of 160 characters.
   *
   * @param character one character
   * @param at its place in the text, counted in characters from 0
   * @param instead what reads the same; empty for an invisible character, absent when there is none
   */
  @Schema(name = "ExpensiveCharacter")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ExpensiveCharacter(
      @JsonProperty("char") @Schema(name = "char") String character,
      int at,
      Optional<String> instead) {}

  private static String nameOf(SmsText.Encoding encoding) {
    return switch (encoding) {
      case GSM_7 -> "gsm-7";
      case UCS_2 -> "ucs-2";
    };
  }
}
