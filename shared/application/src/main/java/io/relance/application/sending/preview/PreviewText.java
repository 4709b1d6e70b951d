package io.relance.application.sending.preview;

import io.relance.application.sending.links.MessageLinks;
import io.relance.application.sending.render.HtmlSummary;
import io.relance.compiler.liquid.Escaping;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.liquid.Rendered;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.SendId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Previews one text with given values, before any flow has it. Nothing is sent or written. */
public final class PreviewText {
  private static final int MOST_LINKS = 100;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");
  private static final SendId SHOWN = new SendId("shown");

  private final LiquidText liquid;
  private final MessageLinks links;

  /**
   * @param links of which none has an effect
   */
  public PreviewText(LiquidText liquid, MessageLinks links) {
    this.liquid = liquid;
    this.links = links;
  }

  /** A text to preview, in Liquid. */
  public sealed interface Draft {
    /** A text message. */
    record Sms(String text) implements Draft {}

    /** An email; without a plain text, the visible text of its HTML is shown. */
    record Email(String subject, String html, Optional<String> text) implements Draft {}
  }

  /** The result of a preview. */
  public sealed interface Result {
    /**
     * The text as a contact would get it.
     *
     * @param links the web addresses in it, each once; those of a text message as they are written,
     *     which is before they are shortened
     * @param empty the variables that it uses and that have no value
     */
    record Preview(
        Optional<String> subject,
        Optional<String> html,
        String text,
        List<String> links,
        List<String> empty)
        implements Result {}

    /** The text has errors; the path of each is its field. */
    record Refused(List<Diagnostic> diagnostics) implements Result {}
  }

  /** Previews a text with values by the names of variables. */
  public Result preview(Draft draft, Map<String, Object> values) {
    return switch (draft) {
      case Draft.Sms(var text) -> preview(List.of(new Field("text", text, Escaping.NONE)), values);
      case Draft.Email(var subject, var html, var text) ->
          preview(
              Stream.concat(
                      Stream.of(
                          new Field("subject", subject, Escaping.NONE),
                          new Field("html", html, Escaping.HTML)),
                      text.stream().map(plain -> new Field("text", plain, Escaping.NONE)))
                  .toList(),
              values);
    };
  }

  private record Field(String name, String text, Escaping escaping) {}

  private Result preview(List<Field> fields, Map<String, Object> values) {
    var faults =
        fields.stream()
            .flatMap(field -> liquid.check(field.text()).stream().map(it -> it.path(field.name())))
            .filter(Diagnostic::isError)
            .toList();
    if (!faults.isEmpty()) {
      return new Result.Refused(faults);
    }
    var texts = new ArrayList<String>();
    var empty = new LinkedHashSet<String>();
    for (var field : fields) {
      switch (liquid.render(field.text(), values, field.escaping())) {
        case Rendered.Text(var text) -> texts.add(text);
        case Rendered.Broken(var reason) -> {
          return new Result.Refused(
              List.of(Diagnostic.error("text.render-failed", reason).path(field.name())));
        }
      }
      empty.addAll(liquid.emptyVariables(field.text(), values));
    }
    return shown(texts, List.copyOf(empty), values);
  }

  /** A single text is an SMS; two or three are a subject, HTML and the plain text. */
  private Result shown(List<String> texts, List<String> empty, Map<String, Object> values) {
    var addresses =
        texts.stream()
            .flatMap(text -> LINK.matcher(text).results().map(found -> found.group()))
            .distinct()
            .limit(MOST_LINKS)
            .toList();
    if (texts.size() == 1) {
      var text = links.shorten(SHOWN, texts.getFirst(), values).text();
      return new Result.Preview(Optional.empty(), Optional.empty(), text, addresses, empty);
    }
    var html = texts.get(1);
    var text = texts.size() == 2 ? HtmlSummary.of(html) : texts.get(2);
    return new Result.Preview(
        Optional.of(texts.getFirst()), Optional.of(html), text, addresses, empty);
  }
}
