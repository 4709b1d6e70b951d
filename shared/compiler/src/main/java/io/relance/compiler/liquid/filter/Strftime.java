package io.relance.compiler.liquid.filter;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats times as Ruby's {@code strftime} does, in English. */
final class Strftime {
  private static final Pattern DIRECTIVE = Pattern.compile("%([-0^#_]*)(\\d*)(:{0,2}z|[a-zA-Z%+])");

  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private Strftime() {}

  static String format(ZonedDateTime time, String format) {
    return DIRECTIVE
        .matcher(format)
        .replaceAll(found -> Matcher.quoteReplacement(replaced(time, found)));
  }

  private static String replaced(ZonedDateTime time, MatchResult found) {
    var directive = found.group(3);
    var value = value(time, directive, found);
    return styled(value, found.group(1), found.group(2), directive);
  }

  /** Flags and a width change how a value is padded, and its case. */
  private static String styled(String value, String flags, String width, String directive) {
    boolean number = !value.isEmpty() && value.strip().chars().allMatch(Character::isDigit);
    var text = value;
    if (flags.contains("-") && number) {
      text = text.strip().replaceFirst("^0+(?=\\d)", "");
    }
    if (flags.contains("_") && number) {
      var bare = text.replaceFirst("^0+(?=\\d)", "");
      text = " ".repeat(text.length() - bare.length()) + bare;
    }
    if (flags.contains("0") && number) {
      text = text.replace(' ', '0');
    }
    if (flags.contains("^")) {
      text = text.toUpperCase(Locale.ROOT);
    }
    if (flags.contains("#")) {
      text = directive.equals("p") ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    }
    int missing =
        (width.isEmpty() || "NL".contains(directive) ? 0 : Integer.parseInt(width)) - text.length();
    var padding = number && !flags.contains("_") ? "0" : " ";
    return missing > 0 ? padding.repeat(missing) + text : text;
  }

  private static String value(ZonedDateTime time, String directive, MatchResult found) {
    return switch (directive) {
      case "a", "A", "b", "h", "B", "p", "P", "Z", "z", ":z", "::z" -> word(time, directive);
      case "c" -> format(time, "%a %b %e %H:%M:%S %Y");
      case "D", "x" -> format(time, "%m/%d/%y");
      case "F" -> format(time, "%Y-%m-%d");
      case "T", "X" -> format(time, "%H:%M:%S");
      case "R" -> format(time, "%H:%M");
      case "r" -> format(time, "%I:%M:%S %p");
      case "v" -> format(time, "%e-%^b-%Y");
      case "+" -> format(time, "%a %b %e %H:%M:%S %Z %Y");
      case "n" -> "\n";
      case "t" -> "\t";
      case "%" -> "%";
      default -> number(time, directive, found);
    };
  }

  private static String word(ZonedDateTime time, String directive) {
    return switch (directive) {
      case "a" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "A" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "b", "h" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "B" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "p" -> time.getHour() < 12 ? "AM" : "PM";
      case "P" -> time.getHour() < 12 ? "am" : "pm";
      case "z" -> DateTimeFormatter.ofPattern("xx").format(time);
      case ":z" -> DateTimeFormatter.ofPattern("xxx").format(time);
      case "::z" -> DateTimeFormatter.ofPattern("xxx").format(time) + ":00";
      default -> zone(time);
    };
  }

  /** A fixed offset has no name, but for UTC. */
  private static String zone(ZonedDateTime time) {
    if (time.getZone() instanceof ZoneOffset offset) {
      return offset.equals(ZoneOffset.UTC) ? "UTC" : "";
    }
    return ZONE.format(time);
  }

  private static String number(ZonedDateTime time, String directive, MatchResult found) {
    int hour = time.getHour();
    return switch (directive) {
      case "Y" -> String.valueOf(time.getYear());
      case "C" -> padded(Math.floorDiv(time.getYear(), 100), 2);
      case "y" -> padded(Math.floorMod(time.getYear(), 100), 2);
      case "m" -> padded(time.getMonthValue(), 2);
      case "d" -> padded(time.getDayOfMonth(), 2);
      case "e" -> "%2d".formatted(time.getDayOfMonth());
      case "j" -> padded(time.getDayOfYear(), 3);
      case "H" -> padded(hour, 2);
      case "k" -> "%2d".formatted(hour);
      case "I" -> padded((hour + 11) % 12 + 1, 2);
      case "l" -> "%2d".formatted((hour + 11) % 12 + 1);
      case "M" -> padded(time.getMinute(), 2);
      case "S" -> padded(time.getSecond(), 2);
      case "s" -> String.valueOf(time.toEpochSecond());
      case "L" -> fraction(time, found.group(2), 3);
      case "N" -> fraction(time, found.group(2), 9);
      case "u" -> String.valueOf(time.getDayOfWeek().getValue());
      case "w" -> String.valueOf(time.getDayOfWeek().getValue() % 7);
      default -> week(time, directive, found);
    };
  }

  private static String week(ZonedDateTime time, String directive, MatchResult found) {
    int isoYear = time.get(IsoFields.WEEK_BASED_YEAR);
    return switch (directive) {
      case "U" -> week(time, DayOfWeek.SUNDAY);
      case "W" -> week(time, DayOfWeek.MONDAY);
      case "V" -> padded(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case "G" -> String.valueOf(isoYear);
      case "g" -> padded(Math.floorMod(isoYear, 100), 2);
      default -> found.group();
    };
  }

  /** The week of the year; days before the first such weekday are in week 0. */
  private static String week(ZonedDateTime time, DayOfWeek first) {
    int since = Math.floorMod(time.getDayOfWeek().getValue() - first.getValue(), 7);
    return padded((time.getDayOfYear() + 6 - since) / 7, 2);
  }

  private static String fraction(ZonedDateTime time, String width, int usual) {
    int digits = width.isEmpty() ? usual : Math.clamp(Integer.parseInt(width), 1, 9);
    return padded(time.get(ChronoField.NANO_OF_SECOND), 9).substring(0, digits);
  }

  private static String padded(int number, int digits) {
    var text = String.valueOf(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
