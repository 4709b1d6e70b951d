package io.relance.domain.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The text of an SMS, and how a carrier cuts it into the segments that are billed. */
public record SmsText(String value) {

  /** The two alphabets of an SMS, with the units that a lone segment and a part of several hold. */
  public enum Encoding {
    GSM_7(160, 153),
    UCS_2(70, 67);

    private final int alone;
    private final int part;

    Encoding(int alone, int part) {
      this.alone = alone;
      this.part = part;
    }
  }

  /** UCS-2 as soon as one character is outside the GSM 7-bit alphabet: it then costs the most. */
  public Encoding encoding() {
    return value.codePoints().allMatch(Gsm7::has) ? Encoding.GSM_7 : Encoding.UCS_2;
  }

  /** How many segments are billed; none for an empty text, which no carrier accepts. */
  public int segmentCount() {
    return cuts(encoding()).size();
  }

  /** The text of each segment: no character of two units is ever split between two of them. */
  public List<String> segments() {
    var segments = new ArrayList<String>();
    var start = 0;
    for (int end : cuts(encoding())) {
      segments.add(value.substring(start, end));
      start = end;
    }
    return List.copyOf(segments);
  }

  /** The length in units of the {@link #encoding()}: septets, or UTF-16 units. */
  public int units() {
    return units(encoding());
  }

  /**
   * The characters that force UCS-2, each once, in order: the ones that a hint suggests to replace.
   */
  public List<String> ucs2Characters() {
    return value
        .codePoints()
        .filter(c -> !Gsm7.has(c))
        .distinct()
        .mapToObj(Character::toString)
        .toList();
  }

  /**
   * A character outside the GSM 7-bit alphabet.
   *
   * @param character one character, which may have two UTF-16 units
   * @param at its place, counted in characters from 0
   * @param instead what reads the same within the alphabet; may be empty for invisible characters
   */
  public record Expensive(String character, int at, Optional<String> instead) {}

  /** Every character that forces UCS-2, in order. */
  public List<Expensive> expensive() {
    var points = value.codePoints().toArray();
    return IntStream.range(0, points.length)
        .filter(at -> !Gsm7.has(points[at]))
        .mapToObj(at -> new Expensive(Character.toString(points[at]), at, Gsm7.instead(points[at])))
        .toList();
  }

  /** The text with substitutes for expensive characters, and without those that have none. */
  public SmsText cheaper() {
    var cheaper = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> cheaper.append(Gsm7.has(c) ? Character.toString(c) : Gsm7.instead(c).orElse("")));
    return new SmsText(cheaper.toString());
  }

  private int units(Encoding encoding) {
    return value.codePoints().map(c -> units(c, encoding)).sum();
  }

  private List<Integer> cuts(Encoding encoding) {
    if (value.isEmpty()) {
      return List.of();
    }
    if (units(encoding) <= encoding.alone) {
      return List.of(value.length());
    }
    var cuts = new ArrayList<Integer>();
    var filled = 0;
    for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
      var units = units(value.codePointAt(at), encoding);
      if (filled + units > encoding.part) {
        cuts.add(at);
        filled = 0;
      }
      filled += units;
    }
    cuts.add(value.length());
    return cuts;
  }

  private static int units(int codePoint, Encoding encoding) {
    return switch (encoding) {
      case GSM_7 -> Gsm7.septets(codePoint);
      case UCS_2 -> Character.charCount(codePoint);
    };
  }
}
