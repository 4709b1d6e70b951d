package io.relance.functions.api.automations;

import io.relance.application.automations.AutomationReport;
import io.relance.application.automations.AutomationSummary;
import io.relance.application.persistence.Instants;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.problems.ApiException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The order of a list of automations: by a field, ties by id.
 *
 * @param field what to order by
 * @param descending whether the greatest comes first
 */
record AutomationOrder(Field field, boolean descending) {
  static final AutomationOrder NEWEST_FIRST = new AutomationOrder(Field.CREATED_AT, true);

  /** What automations can be ordered by. */
  enum Field {
    NAME("name") {
      @Override
      String value(AutomationSummary automation, Supplier<AutomationReport> report) {
        return automation.names().name().toLowerCase(Locale.ROOT);
      }
    },
    STATE("state") {
      @Override
      String value(AutomationSummary automation, Supplier<AutomationReport> report) {
        return automation.active() ? "active" : "inactive";
      }
    },
    TRIGGER("trigger") {
      @Override
      String value(AutomationSummary automation, Supplier<AutomationReport> report) {
        return automation.draft().triggerKind();
      }
    },
    TIMES_TRIGGERED("timesTriggered") {
      @Override
      String value(AutomationSummary automation, Supplier<AutomationReport> report) {
        return padded(report.get().timesTriggered());
      }
    },
    ENTERED("entered") {
      @Override
      String value(AutomationSummary automation, Supplier<AutomationReport> report) {
        return padded(report.get().entered());
      }
    },
    IN_PROGRESS("inProgress") {
      @Override
      String value(AutomationSummary automation, Supplier<AutomationReport> report) {
        return padded(report.get().inProgress());
      }
    },
    UPDATED_AT("updatedAt") {
      @Override
      String value(AutomationSummary automation, Supplier<AutomationReport> report) {
        return Instants.text(automation.updatedAt());
      }
    },
    CREATED_AT("createdAt") {
      @Override
      String value(AutomationSummary automation, Supplier<AutomationReport> report) {
        return Instants.text(automation.createdAt());
      }
    };

    private final String wireName;

    Field(String wireName) {
      this.wireName = wireName;
    }

    /** A text that sorts as the field does; the report is read only where it is needed. */
    abstract String value(AutomationSummary automation, Supplier<AutomationReport> report);

    private static String padded(long count) {
      return "%019d".formatted(Math.max(0, count));
    }
  }

  /**
   * The order of a query parameter: a field's name, a minus before it for the reverse.
   *
   * @throws ApiException for any other text
   */
  static AutomationOrder of(String sort) {
    var descending = sort.startsWith("-");
    var name = descending ? sort.substring(1) : sort;
    return Arrays.stream(Field.values())
        .filter(field -> field.wireName.equals(name))
        .findFirst()
        .map(field -> new AutomationOrder(field, descending))
        .orElseThrow(() -> unknown(sort));
  }

  @Override
  public String toString() {
    return (descending ? "-" : "") + field.wireName;
  }

  private static ApiException unknown(String sort) {
    var names = Arrays.stream(Field.values()).map(field -> field.wireName).toList();
    return ApiException.parameter(
        "sort",
        "must be one of %s, or one of them after a minus, not %s%s"
            .formatted(
                String.join(", ", names),
                Quoted.of(sort),
                NearestName.of(sort.replaceFirst("^-", ""), names)
                    .map(near -> sort.startsWith("-") ? "-" + near : near)
                    .map(" (did you mean \"%s\"?)"::formatted)
                    .orElse("")));
  }
}
