package io.relance.application.activation;

import io.relance.application.events.RecordedEventNames;
import io.relance.application.lists.Lists;
import io.relance.application.promocodes.PromoBanks;
import io.relance.application.properties.PropertyCatalog;
import io.relance.application.segments.Segment;
import io.relance.application.segments.Segments;
import io.relance.application.sftp.SftpServers;
import io.relance.application.tables.RelatedTable;
import io.relance.application.tables.RelatedTables;
import io.relance.compiler.validate.KnownProperty;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.id.ListKey;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names that flows may refer to: those of lists, segments, properties, events, tables, promo
 * banks and SFTP servers, read at each check.
 */
public final class KnownNames {
  private final Lists lists;
  private final PropertyCatalog properties;
  private final RecordedEventNames events;
  private final RelatedTables tables;
  private final Segments segments;
  private final PromoBanks promoBanks;
  private final SftpServers sftpServers;

  public KnownNames(
      Lists lists,
      PropertyCatalog properties,
      RecordedEventNames events,
      RelatedTables tables,
      Segments segments,
      PromoBanks promoBanks,
      SftpServers sftpServers) {
    this.lists = lists;
    this.properties = properties;
    this.events = events;
    this.tables = tables;
    this.segments = segments;
    this.promoBanks = promoBanks;
    this.sftpServers = sftpServers;
  }

  ValidationContext addedTo(ValidationContext context) {
    return context
        .withLists(lists.keys().map(ListKey::new).collect(Collectors.toSet()))
        .withProperties(knownProperties())
        .withEvents(events.all())
        .withPromoBanks(promoBanks.keys().collect(Collectors.toSet()))
        .withSftpServers(sftpServers.keys().collect(Collectors.toSet()))
        .withSegments(
            segments
                .all()
                .collect(Collectors.toMap(Segment::key, Segment::persona, (one, _) -> one)))
        .withTables(
            tables
                .all()
                .collect(
                    Collectors.toMap(RelatedTable::key, RelatedTable::types, (one, _) -> one)));
  }

  private Map<String, KnownProperty> knownProperties() {
    var known = new HashMap<String, KnownProperty>();
    properties
        .all()
        .forEach(
            (name, definition) ->
                known.put(name, new KnownProperty(definition.type(), definition.isDeclared())));
    return known;
  }
}
