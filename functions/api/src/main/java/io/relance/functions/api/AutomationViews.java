package io.relance.functions.api;

import io.relance.application.activation.CheckFlow;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Automations as the API shows them. */
@Singleton
final class AutomationViews {
  private static final Map<String, Comparator<AutomationBodies.View>> ORDERS =
      Map.of(
          "name",
          Comparator.comparing(view -> view.name().toLowerCase(Locale.ROOT)),
          "state",
          Comparator.comparing(AutomationBodies.View::state),
          "trigger",
          Comparator.comparing(view -> view.trigger().path("kind").asText()),
          "timesTriggered",
          Comparator.comparingLong(AutomationBodies.View::timesTriggered),
          "entered",
          Comparator.comparingLong(AutomationBodies.View::entered),
          "inside",
          Comparator.comparingLong(AutomationBodies.View::inside),
          "updatedAt",
          Comparator.comparing(AutomationBodies.View::updatedAt),
          "createdAt",
          Comparator.comparing(AutomationBodies.View::createdAt));

  private final Automations automations;
  private final Counters counters;
  private final CheckFlow check;

  AutomationViews(Automations automations, Counters counters, CheckFlow check) {
    this.automations = automations;
    this.counters = counters;
    this.check = check;
  }

  /**
   * The automations whose name or description holds a text, in an order.
   *
   * @param sort a field's name, a minus before it for the reverse; newest first when absent
   */
  List<AutomationBodies.View> list(@Nullable String query, @Nullable String sort) {
    var wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
    return automations.all().stream()
        .filter(automation -> holds(automation, wanted))
        .map(this::listed)
        .sorted(order(sort == null ? "-createdAt" : sort))
        .toList();
  }

  AutomationBodies.View whole(Automation automation) {
    return listed(automation).whole(automation);
  }

  /** An automation with all that the rules say of its draft. */
  AutomationBodies.View checked(Automation automation) {
    return whole(automation).with(faults(automation));
  }

  List<ReportedDiagnostic> faults(Automation automation) {
    return check.check(automation).diagnostics().stream().map(ReportedDiagnostic::of).toList();
  }

  private AutomationBodies.View listed(Automation automation) {
    return AutomationBodies.View.listed(automation, counters.report(automation.id()));
  }

  private static boolean holds(Automation automation, String wanted) {
    return automation.name().toLowerCase(Locale.ROOT).contains(wanted)
        || automation.description().orElse("").toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static Comparator<AutomationBodies.View> order(String sort) {
    var reverse = sort.startsWith("-");
    var order = ORDERS.get(reverse ? sort.substring(1) : sort);
    if (order == null) {
      throw Refusal.badRequest(
          "request.sort", "sort is one of " + ORDERS.keySet().stream().sorted().toList());
    }
    return (reverse ? order.reversed() : order).thenComparing(AutomationBodies.View::id);
  }
}
