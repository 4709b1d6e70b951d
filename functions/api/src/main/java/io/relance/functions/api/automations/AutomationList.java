package io.relance.functions.api.automations;

import io.relance.application.activation.CompileDrafts;
import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.persistence.Json;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.Page;
import io.relance.functions.api.Paging;
import io.relance.functions.api.problems.ApiException;
import io.relance.json.Choices;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The list of automations, filtered and in an order, page by page. */
@Singleton
final class AutomationList {
  private final Automations automations;
  private final Counters counters;
  private final AutomationViews views;

  AutomationList(Automations automations, Counters counters, AutomationViews views) {
    this.automations = automations;
    this.counters = counters;
    this.views = views;
  }

  /** The conditions that listed automations meet; null sets none. */
  record Filter(@Nullable String query, @Nullable String state, @Nullable String trigger) {
    private static final int LONGEST_QUERY = 200;
    private static final List<String> STATES = List.of("active", "inactive");

    Filter {
      if (query != null && (query.isBlank() || query.length() > LONGEST_QUERY)) {
        throw ApiException.parameter(
            "query",
            "must be 1 to %d characters, not %s".formatted(LONGEST_QUERY, Quoted.of(query)));
      }
      if (state != null && !STATES.contains(state)) {
        throw ApiException.parameter("state", Choices.fault(state, STATES));
      }
      if (trigger != null && !CompileDrafts.TRIGGER_KINDS.contains(trigger)) {
        throw ApiException.parameter(
            "trigger", Choices.fault(trigger, CompileDrafts.TRIGGER_KINDS));
      }
    }

    private boolean matches(AutomationSummary automation) {
      return (state == null || automation.active() == state.equals("active"))
          && (trigger == null || automation.draft().triggerKind().equals(trigger))
          && (query == null || contains(automation, query.strip().toLowerCase(Locale.ROOT)));
    }

    private static boolean contains(AutomationSummary automation, String text) {
      var names = automation.names();
      return names.name().toLowerCase(Locale.ROOT).contains(text)
          || names.description().toLowerCase(Locale.ROOT).contains(text);
    }
  }

  /**
   * One page.
   *
   * @throws ApiException when the cursor is not of a list in this order
   */
  Page<AutomationView> page(
      Filter filter, AutomationOrder order, @Nullable String cursor, int limit) {
    var after = after(order, cursor);
    var rows =
        automations.all().stream()
            .filter(filter::matches)
            .map(automation -> row(automation, order))
            .filter(after)
            .sorted(comparator(order))
            .limit(limit + 1L)
            .toList();
    var shown = rows.subList(0, Math.min(limit, rows.size()));
    return new Page<>(
        shown.stream().map(row -> views.listed(row.automation())).toList(),
        rows.size() > limit ? Optional.of(cursor(order, shown.getLast())) : Optional.empty());
  }

  /** An automation with the value that it is ordered by. */
  private record Row(Place place, AutomationSummary automation) {}

  /** A place in a list: it stays the same when automations are created or deleted around it. */
  private record Place(String value, String id) {}

  /** A cursor before it is encoded: the list's order and the last place of the page. */
  private record Cursor(String sort, Place last) {}

  private Row row(AutomationSummary automation, AutomationOrder order) {
    var value = order.field().value(automation, () -> counters.report(automation.id()));
    return new Row(new Place(value, automation.id().value()), automation);
  }

  private static Comparator<Row> comparator(AutomationOrder order) {
    return Comparator.comparing(Row::place, places(order));
  }

  private static Comparator<Place> places(AutomationOrder order) {
    var byValue = Comparator.comparing(Place::value);
    return (order.descending() ? byValue.reversed() : byValue).thenComparing(Place::id);
  }

  private static Predicate<Row> after(AutomationOrder order, @Nullable String cursor) {
    if (cursor == null) {
      return _ -> true;
    }
    var last = last(order, cursor);
    return row -> places(order).compare(row.place(), last) > 0;
  }

  private static String cursor(AutomationOrder order, Row last) {
    var text = Json.write(new Cursor(order.toString(), last.place()));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Place last(AutomationOrder order, String cursor) {
    try {
      var read = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(cursor));
      var value = read.at("/last/value");
      var id = read.at("/last/id");
      if (read.path("sort").asText().equals(order.toString())
          && value.isTextual()
          && id.isTextual()) {
        return new Place(value.textValue(), id.textValue());
      }
      throw Paging.foreign(null);
    } catch (IllegalArgumentException | IOException e) {
      throw Paging.foreign(e);
    }
  }
}
