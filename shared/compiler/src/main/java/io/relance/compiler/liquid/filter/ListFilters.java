package io.relance.compiler.liquid.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import liqp.LValue;
import org.jspecify.annotations.Nullable;

/** The filters of lists, and those that texts share with them; nil is a list without items. */
final class ListFilters {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private ListFilters() {}

  static Map<String, Computation> all() {
    return Map.ofEntries(
        Map.entry("size", ListFilters::size),
        Map.entry("slice", ListFilters::slice),
        Map.entry("split", ListFilters::split),
        Map.entry("first", (value, arguments) -> end(value, arguments, true)),
        Map.entry("last", (value, arguments) -> end(value, arguments, false)),
        Map.entry("concat", ListFilters::concat),
        Map.entry("reverse", (value, arguments) -> arguments.items(value).reversed()),
        Map.entry("map", ListFilters::map),
        Map.entry("compact", ListFilters::compact),
        Map.entry("uniq", ListFilters::uniq),
        Map.entry("sort", (value, arguments) -> sort(value, arguments, ListFilters::compare)),
        Map.entry("sort_natural", (value, to) -> sort(value, to, natural(to))),
        Map.entry("sum", ListFilters::sum),
        Map.entry("where", (value, to) -> filter(value, to, matching(to))),
        Map.entry("reject", (value, to) -> filter(value, to, matching(to).negate())),
        Map.entry("has", (value, to) -> !filter(value, to, matching(to)).isEmpty()),
        Map.entry("find", ListFilters::find),
        Map.entry("find_index", ListFilters::findIndex));
  }

  private static Object size(@Nullable Object value, Arguments arguments) {
    return switch (value) {
      case CharSequence text -> Characters.count(text);
      case Map<?, ?> fields -> fields.size();
      case Long _, Integer _ -> Long.BYTES;
      case Collection<?> _, Object[] _ -> arguments.items(value).size();
      case null, default -> 0;
    };
  }

  private static Object slice(@Nullable Object value, Arguments arguments) {
    var items = isList(value) ? arguments.items(value) : null;
    var text = arguments.text(value);
    int size = items == null ? Characters.count(text) : items.size();
    int offset = RubyNumber.integer(arguments.at(0));
    int from = offset < 0 ? size + offset : offset;
    int length = arguments.at(1, null) == null ? 1 : RubyNumber.integer(arguments.at(1));
    if (from < 0 || from > size || length < 0) {
      return items == null ? "" : List.of();
    }
    int to = (int) Math.min(size, (long) from + length);
    return items == null ? Characters.part(text, from, to) : items.subList(from, to);
  }

  private static List<String> split(@Nullable Object value, Arguments arguments) {
    var text = arguments.text(value);
    var separator = arguments.text(0);
    var parts = new ArrayList<String>();
    if (separator.isEmpty()) {
      text.codePoints().mapToObj(Character::toString).forEach(parts::add);
    } else if (separator.equals(" ")) {
      SPACES.splitAsStream(text.strip()).forEach(parts::add);
    } else {
      parts.addAll(List.of(text.split(Pattern.quote(separator), -1)));
    }
    while (!parts.isEmpty() && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts;
  }

  private static @Nullable Object end(@Nullable Object value, Arguments arguments, boolean first) {
    if (value instanceof CharSequence characters) {
      var text = characters.toString();
      int size = Characters.count(text);
      int at = first ? 0 : size - 1;
      return size == 0 ? "" : Characters.part(text, at, at + 1);
    }
    var items = isList(value) ? arguments.items(value) : List.<@Nullable Object>of();
    return items.isEmpty() ? null : first ? items.getFirst() : items.getLast();
  }

  private static Object concat(@Nullable Object value, Arguments arguments) {
    if (!isList(arguments.at(0))) {
      throw new IllegalArgumentException("The argument of concat must be a list");
    }
    var items = new ArrayList<>(arguments.items(value));
    items.addAll(arguments.items(arguments.at(0)));
    return items;
  }

  private static Object map(@Nullable Object value, Arguments arguments) {
    var name = arguments.text(0);
    var values = new ArrayList<@Nullable Object>();
    arguments.items(value).forEach(item -> values.add(field(item, name)));
    return values;
  }

  private static Object compact(@Nullable Object value, Arguments arguments) {
    return arguments.items(value).stream().filter(item -> by(item, arguments, 0) != null).toList();
  }

  private static Object uniq(@Nullable Object value, Arguments arguments) {
    var known = new HashSet<@Nullable Object>();
    var items = new ArrayList<@Nullable Object>();
    for (var item : arguments.items(value)) {
      if (known.add(by(item, arguments, 0))) {
        items.add(item);
      }
    }
    return items;
  }

  private static Object sort(
      @Nullable Object value, Arguments arguments, Comparator<Object> order) {
    var items = new ArrayList<>(arguments.items(value));
    items.sort(
        (a, b) -> Comparator.nullsLast(order).compare(by(a, arguments, 0), by(b, arguments, 0)));
    return items;
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number && b instanceof Number) {
      return RubyNumber.of(a).value().compareTo(RubyNumber.of(b).value());
    }
    if (a instanceof CharSequence text && b instanceof CharSequence other) {
      return text.toString().compareTo(other.toString());
    }
    throw new IllegalArgumentException("Only numbers with numbers and texts with texts are sorted");
  }

  private static Comparator<Object> natural(Arguments arguments) {
    return Comparator.comparing(it -> arguments.text(it).toLowerCase(Locale.ROOT));
  }

  private static Object sum(@Nullable Object value, Arguments arguments) {
    return arguments.items(value).stream()
        .map(item -> RubyNumber.of(by(item, arguments, 0)))
        .reduce((a, b) -> a.with(b, a.value().add(b.value())))
        .map(RubyNumber::printed)
        .orElse(0L);
  }

  private static Predicate<@Nullable Object> matching(Arguments arguments) {
    var name = arguments.text(0);
    var wanted = arguments.at(1, null);
    return item ->
        wanted == null ? isTruthy(field(item, name)) : LValue.areEqual(field(item, name), wanted);
  }

  private static List<@Nullable Object> filter(
      @Nullable Object value, Arguments arguments, Predicate<@Nullable Object> wanted) {
    var items = new ArrayList<@Nullable Object>();
    arguments.items(value).stream().filter(wanted).forEach(items::add);
    return items;
  }

  private static @Nullable Object find(@Nullable Object value, Arguments arguments) {
    var found = filter(value, arguments, matching(arguments));
    return found.isEmpty() ? null : found.getFirst();
  }

  private static @Nullable Object findIndex(@Nullable Object value, Arguments arguments) {
    var found = filter(value, arguments, matching(arguments));
    return found.isEmpty() ? null : arguments.items(value).indexOf(found.getFirst());
  }

  /** A field of an item when the argument names one, else the item. */
  private static @Nullable Object by(@Nullable Object item, Arguments arguments, int index) {
    return arguments.has(index) ? field(item, arguments.text(index)) : item;
  }

  private static @Nullable Object field(@Nullable Object item, String name) {
    return item instanceof Map<?, ?> fields ? fields.get(name) : null;
  }

  private static boolean isTruthy(@Nullable Object value) {
    return value != null && !Objects.equals(value, false);
  }

  private static boolean isList(@Nullable Object value) {
    return value instanceof Collection || value instanceof Object[];
  }
}
