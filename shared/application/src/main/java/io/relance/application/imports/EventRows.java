package io.relance.application.imports;

import io.relance.application.events.NewEvent;
import io.relance.application.events.RecordEvents;
import io.relance.application.persistence.Ids;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.text.Quoted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records rows as events; one without an id has that of its row, so that it counts once. */
final class EventRows implements RowStore {
  private final Import subject;
  private final RecordEvents recording;
  private final RowContacts contacts;
  private final CellValues values;
  private final Map<String, PropertyType> types;

  EventRows(Import subject, ImportTools tools, CellValues values, Map<String, PropertyType> types) {
    this.subject = subject;
    this.recording = tools.recordEvents();
    this.contacts = new RowContacts(tools.allContacts());
    this.values = values;
    this.types = types;
  }

  @Override
  public List<RowOutcome> store(List<MappedRow> rows) {
    var outcomes = new ArrayList<RowOutcome>();
    var events = new ArrayList<NewEvent>();
    var places = new ArrayList<Integer>();
    for (var row : rows) {
      var fault = fault(row);
      outcomes.add(fault.orElseGet(RowOutcome.Created::new));
      if (fault.isEmpty()) {
        places.add(outcomes.size() - 1);
        events.add(event(row));
      }
    }
    if (!subject.request().dryRun()) {
      for (var rejected : recording.record(events).rejected()) {
        outcomes.set(places.get(rejected.index()), rejected(rejected.reason()));
      }
    }
    return outcomes;
  }

  private Optional<RowOutcome> fault(MappedRow row) {
    if (row.named("event").isEmpty()) {
      return Optional.of(new RowOutcome.Rejected("event", "must be given"));
    }
    if (RowContacts.references(row).isEmpty()) {
      return Optional.of(
          new RowOutcome.Rejected("contactId", "must be given, or email, phone or externalIds"));
    }
    var at = row.named("at");
    if (at.isPresent() && at.flatMap(values::instant).isEmpty()) {
      return Optional.of(
          new RowOutcome.Rejected(
              "at",
              "must be an instant such as 2026-01-31T09:30:00Z, not "
                  + Quoted.of(at.orElseThrow())));
    }
    return subject.request().dryRun()
            && contacts.of(row) instanceof RowContacts.Found.Unclear(var it)
        ? Optional.of(it)
        : Optional.empty();
  }

  private NewEvent event(MappedRow row) {
    var properties = new LinkedHashMap<String, PropertyValue>();
    row.values()
        .forEach(
            (field, text) -> {
              if (field instanceof ImportField.Property(var name)) {
                properties.put(
                    name, values.read(text, types.getOrDefault(name, PropertyType.TEXT)));
              }
            });
    var id =
        row.named("id")
            .orElseGet(() -> Ids.hash("import", subject.id(), Long.toString(row.row().line())));
    return new NewEvent(
        Optional.of(id),
        RowContacts.references(row).getFirst(),
        new EventName(row.named("event").orElseThrow()),
        row.named("at").flatMap(values::instant).map(Instant::parse),
        properties);
  }

  /** A reason begins with the field at fault. */
  private static RowOutcome rejected(String reason) {
    int colon = reason.indexOf(": ");
    return colon < 0
        ? new RowOutcome.Rejected("", reason)
        : new RowOutcome.Rejected(reason.substring(0, colon), reason.substring(colon + 2));
  }
}
