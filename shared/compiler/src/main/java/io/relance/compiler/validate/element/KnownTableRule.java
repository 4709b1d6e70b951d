package io.relance.compiler.validate.element;

import io.relance.compiler.codec.Placeholders;
import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.compiler.validate.KnownProperty;
import io.relance.compiler.validate.SingleCriteria;
import io.relance.compiler.validate.SingleCriteria.Placed;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.TableKey;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports tables that do not exist, their columns likewise, and comparisons of a wrong type. */
final class KnownTableRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    return checked.context().tables().stream().flatMap(known -> check(checked, known));
  }

  private static Stream<Diagnostic> check(
      CheckedFlow checked, Map<TableKey, Map<String, PropertyType>> known) {
    var tested =
        checked.eachCriteria(
            criteria ->
                SingleCriteria.placed("criteria", criteria)
                    .flatMap(placed -> check(placed, known)));
    return checked.flow().trigger() instanceof Trigger.TableRow row
        ? Stream.concat(trigger(row, known), tested)
        : tested;
  }

  private static Stream<Diagnostic> trigger(
      Trigger.TableRow row, Map<TableKey, Map<String, PropertyType>> known) {
    if (Placeholders.isPlaceholder(row.table())) {
      return Stream.empty();
    }
    var columns = known.get(row.table());
    return columns == null
        ? Stream.of(unknown(row.table(), known).path("trigger.table"))
        : IntStream.range(0, row.columns().size())
            .filter(at -> !columns.containsKey(row.columns().get(at)))
            .mapToObj(
                at ->
                    unknownColumn(row.columns().get(at), columns)
                        .path("trigger.columns[" + at + "]"));
  }

  private static Stream<Diagnostic> check(
      Placed placed, Map<TableKey, Map<String, PropertyType>> known) {
    if (!(placed.criterion() instanceof Criteria.RelatedRows rows)) {
      return Stream.empty();
    }
    var columns = known.get(rows.table());
    return columns == null
        ? Stream.of(unknown(rows.table(), known).path(placed.path()))
        : rows.where().stream()
            .flatMap(where -> SingleCriteria.placed(placed.path() + ".where", where))
            .flatMap(compared -> column(compared, columns).stream());
  }

  private static Diagnostic unknown(
      TableKey table, Map<TableKey, Map<String, PropertyType>> known) {
    var keys = known.keySet().stream().map(TableKey::value).sorted().toList();
    var message =
        "There is no table " + Quoted.of(table.value()) + NearestName.ending(table.value(), keys);
    return Diagnostic.error("criteria.unknown-table", message)
        .hint("Use the key of a table; create the table first.");
  }

  private static Optional<Diagnostic> column(Placed placed, Map<String, PropertyType> columns) {
    if (!(placed.criterion() instanceof Criteria.Property property)) {
      return Optional.empty();
    }
    var name = property.property().value();
    var type = columns.get(name);
    var fault =
        type == null
            ? Optional.of(unknownColumn(name, columns))
            : TypedComparison.fault(property, new KnownProperty(type, true));
    return fault.map(found -> found.path(placed.path()));
  }

  private static Diagnostic unknownColumn(String name, Map<String, PropertyType> columns) {
    var names = columns.keySet().stream().sorted().toList();
    return Diagnostic.warning(
            "criteria.unknown-column", "The table has no column " + Quoted.of(name) + ".")
        .hint(
            NearestName.of(name, names)
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("Columns: " + String.join(", ", names) + "."));
  }
}
