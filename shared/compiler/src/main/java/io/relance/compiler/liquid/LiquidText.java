package io.relance.compiler.liquid;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Severity;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import liqp.parser.Flavor;

/**
 * Texts in Liquid: checked when they are saved, rendered when they are sent.
 *
 * <p>Safe for use by many threads at once. Nothing outside the text and the values given can be
 * reached from it, and both its time and its size are bounded.
 */
public final class LiquidText {
  /** No message is longer; mail readers cut off there too. */
  public static final int MAX_LENGTH = 100_000;

  private static final int MAX_ITERATIONS = 10_000;

  /** Tags of the library that reach outside, or whose grammar takes exponential time. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("\\{%-?\\s*(include|include_relative|ifchanged)\\b");

  private static final Pattern TAG = Pattern.compile("\\{[{%]");
  private static final Pattern TAG_END = Pattern.compile("[}%]}");

  /** Reading a tag takes time that grows with the square of its length. */
  private static final int MAX_TAG_LENGTH = 2_000;

  private final TextCache cache = new TextCache();
  private final TemplateParser parser;
  private final ZoneId zone;
  private final Map<String, Object> constants;

  /** With the clock and the time zone for dates; of a project without a shop. */
  public LiquidText(InstantSource clock, ZoneId zone) {
    this(clock, zone, Map.of());
  }

  /**
   * With the clock and the time zone for dates.
   *
   * @param constants the variables that have the same values in all texts, by their roots
   */
  public LiquidText(InstantSource clock, ZoneId zone, Map<String, Object> constants) {
    this.zone = zone;
    this.constants = Map.copyOf(constants);
    var builder =
        new TemplateParser.Builder()
            .withFlavor(Flavor.LIQUID)
            .withErrorMode(TemplateParser.ErrorMode.STRICT)
            .withStrictTypedExpressions(false)
            .withMaxIterations(MAX_ITERATIONS)
            .withMaxSizeRenderedString(FilterBounds.MAX_LENGTH)
            .withDefaultTimeZone(zone)
            .withNameResolver(
                name -> {
                  throw new IllegalStateException(
                      "Text includes " + name + ", which is not allowed");
                });
    LiquidFilters.bounded(clock, zone).forEach(builder::withFilter);
    this.parser = builder.build();
  }

  /** The same on another clock. */
  public LiquidText on(InstantSource clock) {
    return new LiquidText(clock, zone, constants);
  }

  /** The faults of a text, without places, which the caller adds. */
  public List<Diagnostic> check(String text) {
    return examine(text).faults();
  }

  /** Analyses a text: its faults, its variables, and samples of the result. */
  public TextAnalysis examine(String text) {
    if (isPlain(text)) {
      return TextAnalysis.asWritten(text, List.of());
    }
    return switch (read(text)) {
      case TextParsing.Malformed(var fault) -> TextAnalysis.asWritten(text, List.of(fault));
      case TextParsing.Parsed(var parsed) -> examine(text, parsed);
    };
  }

  /** A sample value for every variable, by the names of their roots. */
  public static Map<String, Object> samples() {
    return LiquidVariables.samples();
  }

  /**
   * The variables that a text prints or tests and that these values leave empty, such as {@code
   * contact.firstName}, in the order in which the text names them.
   */
  public List<String> emptyVariables(String text, Map<String, Object> values) {
    return !isPlain(text) && read(text) instanceof TextParsing.Parsed(var parsed)
        ? parsed.variables().stream().filter(name -> isEmpty(name, values)).toList()
        : List.of();
  }

  /** Whether a text prints a variable, such as {@code promo.code}, without a default or a test. */
  public boolean requires(String text, String variable) {
    return !isPlain(text)
        && read(text) instanceof TextParsing.Parsed(var parsed)
        && parsed.requires(variable);
  }

  private boolean isEmpty(String name, Map<String, Object> values) {
    return render("{{ " + name + " }}", values, Escaping.NONE) instanceof Rendered.Text(var value)
        && value.isBlank();
  }

  /** Renders a text with values by name: strings, numbers, flags, lists and maps of these. */
  public Rendered render(String text, Map<String, Object> values, Escaping escaping) {
    if (isPlain(text)) {
      return new Rendered.Text(text);
    }
    return switch (read(text)) {
      case TextParsing.Malformed(var fault) -> new Rendered.Broken(fault.message());
      case TextParsing.Parsed(var parsed) -> render(parsed, values, escaping);
    };
  }

  private Rendered render(ParsedText parsed, Map<String, Object> values, Escaping escaping) {
    try {
      return new Rendered.Text(parsed.render(withConstants(values), escaping));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError _) {
      // Its message may hold values of the contact.
      return new Rendered.Broken("The text cannot be rendered with these values.");
    }
  }

  private Map<String, Object> withConstants(Map<String, Object> values) {
    if (constants.isEmpty()) {
      return values;
    }
    var all = new HashMap<>(constants);
    all.putAll(values);
    return all;
  }

  private TextAnalysis examine(String text, ParsedText parsed) {
    var filled =
        Stream.of(LiquidVariables.samples(), LiquidVariables.numericSamples())
            .map(values -> render(parsed, values, Escaping.NONE))
            .toList();
    var empty = render(parsed, Map.of(), Escaping.NONE);
    var faults = new ArrayList<>(parsed.faults());
    if (parsed.roots().contains(LiquidVariables.SHOP)
        && !constants.containsKey(LiquidVariables.SHOP)) {
      faults.add(
          Diagnostic.warning("text.may-be-empty", "\"shop\" is empty: no shop is connected.")
              .hint("Set RELANCE_SHOPIFY_SHOP and RELANCE_SHOPIFY_SECRET."));
    }
    if (faults.stream().noneMatch(LiquidText::isError)) {
      failure(filled, empty).ifPresent(faults::add);
    }
    var samples =
        Stream.concat(filled.stream(), Stream.of(empty))
            .filter(Rendered.Text.class::isInstance)
            .map(sample -> ((Rendered.Text) sample).value())
            .distinct()
            .toList();
    return new TextAnalysis(
        faults,
        parsed.roots(),
        parsed.contactProperties(),
        answers(parsed),
        samples.isEmpty() ? List.of(text) : samples);
  }

  private static Set<String> answers(ParsedText parsed) {
    var prefix = LiquidVariables.ANSWERS + ".";
    return parsed.variables().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .collect(Collectors.toSet());
  }

  private static boolean isError(Diagnostic fault) {
    return fault.severity() == Severity.ERROR;
  }

  /** A text must be right for the values that people have, not for all that they could have. */
  private static Optional<Diagnostic> failure(List<Rendered> filled, Rendered empty) {
    if (filled.stream().allMatch(Rendered.Broken.class::isInstance)) {
      return Optional.of(
          Diagnostic.error("text.render-failed", "This text cannot be rendered with sample values.")
              .hint("Check for divisions by zero and for texts that grow without limit."));
    }
    return Stream.concat(filled.stream(), Stream.of(empty))
            .anyMatch(Rendered.Broken.class::isInstance)
        ? Optional.of(
            Diagnostic.warning(
                    "text.may-fail",
                    "This text cannot be rendered for contacts without some of its values.")
                .hint("Test these values first, or give them defaults."))
        : Optional.empty();
  }

  private TextParsing read(String text) {
    return cache.get(text, this::parse);
  }

  private TextParsing parse(String written) {
    if (written.length() > MAX_LENGTH) {
      return illegible("text.too-long", "Must be at most 100,000 characters long.");
    }
    var text = LiquidTag.unfolded(written);
    var forbidden = FORBIDDEN.matcher(text);
    if (forbidden.find()) {
      return illegible(
          "text.unknown-tag", "The tag \"" + forbidden.group(1) + "\" cannot be used in texts.");
    }
    if (TAG.matcher(text).results().anyMatch(tag -> isEndless(text, tag.start()))) {
      return illegible(
          "text.invalid-liquid",
          LiquidSyntax.fault(text)
              .orElse("Liquid error: a tag must be at most 2,000 characters long."));
    }
    try {
      return new TextParsing.Parsed(new ParsedText(parser.parse(text), parser));
    } catch (LiquidException malformed) {
      return illegible(
          "text.invalid-liquid",
          LiquidSyntax.fault(text)
              .orElseGet(
                  () -> LiquidSyntax.fault(text, malformed.line, malformed.charPositionInLine)));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError _) {
      return illegible(
          "text.invalid-liquid",
          LiquidSyntax.fault(text).orElse("Liquid error: the text is nested too deeply."));
    }
  }

  private static boolean isEndless(String text, int start) {
    return text.length() > start + MAX_TAG_LENGTH
        && !TAG_END.matcher(text).region(start, start + MAX_TAG_LENGTH).find();
  }

  private static TextParsing illegible(String code, String message) {
    return new TextParsing.Malformed(Diagnostic.error(code, message));
  }

  private static boolean isPlain(String text) {
    return !text.contains("{{") && !text.contains("{%");
  }
}
