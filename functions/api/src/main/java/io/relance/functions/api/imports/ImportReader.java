package io.relance.functions.api.imports;

import io.relance.application.imports.ImportKind;
import io.relance.application.imports.ImportPreset;
import io.relance.application.imports.ImportRequest;
import io.relance.application.lists.Lists;
import io.relance.application.promocodes.PromoBanks;
import io.relance.application.tables.RelatedTables;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ListId;
import io.relance.domain.id.PromoBankKey;
import io.relance.domain.id.TableKey;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.ProjectClock;
import io.relance.functions.api.json.TimeFields;
import io.relance.functions.api.problems.Missing;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what is to be imported. */
@Singleton
final class ImportReader {
  private static final int MOST_CONSENTS = 20;
  private static final int MOST_COLUMNS = 1_000;
  private static final int LONGEST = 200;
  private static final Map<String, ImportKind> KINDS = Choices.of(ImportKind.class);

  private final Lists lists;
  private final RelatedTables tables;
  private final PromoBanks promoBanks;
  private final ProjectClock clock;

  ImportReader(Lists lists, RelatedTables tables, PromoBanks promoBanks, ProjectClock clock) {
    this.lists = lists;
    this.tables = tables;
    this.promoBanks = promoBanks;
    this.clock = clock;
  }

  Supplier<ImportRequest> read(JsonFields fields) {
    var kind = fields.required("kind", value -> value.choice(KINDS));
    var list = fields.optional("listId", this::list);
    var table = fields.optional("tableKey", this::table);
    var bank = fields.optional("bankKey", this::bank);
    var mapping = fields.optional("mapping", ImportReader::mapping);
    var preset = fields.optional("preset", it -> it.choice(Choices.of(ImportPreset.class)));
    var dryRun = fields.optional("dryRun", JsonValue::flag).orElse(false);
    var consents =
        fields
            .optional("consent", value -> Optional.of(consents(value)))
            .orElse(List.<ConsentEntry>of());
    kind.ifPresent(it -> checkSuits(it, fields));
    return () ->
        new ImportRequest(kind.orElseThrow(), list, table, bank, mapping, preset, dryRun, consents);
  }

  private static void checkSuits(ImportKind kind, JsonFields fields) {
    checkTarget("tableKey", kind == ImportKind.ROWS, kind, fields);
    checkTarget("bankKey", kind == ImportKind.CODES, kind, fields);
    if (kind != ImportKind.CONTACTS) {
      for (var field : List.of("listId", "preset", "consent")) {
        if (fields.has(field)) {
          fields.fault(field, "must be absent for the kind " + Quoted.of(Choices.name(kind)));
        }
      }
    }
  }

  /** The field that says where the rows of one kind go. */
  private static void checkTarget(String field, boolean suits, ImportKind kind, JsonFields fields) {
    var quoted = Quoted.of(Choices.name(kind));
    if (suits && !fields.has(field)) {
      fields.fault(field, "is required for the kind " + quoted);
    }
    if (!suits && fields.has(field)) {
      fields.fault(field, "must be absent for the kind " + quoted);
    }
  }

  private Optional<String> list(JsonValue value) {
    return value
        .string()
        .filter(
            id ->
                value.holds(
                    PlainIds.isOne(id) && lists.find(new ListId(id)).isPresent(),
                    Missing.message("list", id)));
  }

  private Optional<String> table(JsonValue value) {
    return value
        .string(LONGEST)
        .filter(
            key ->
                value.holds(
                    !key.isBlank() && tables.byKey(new TableKey(key)).isPresent(),
                    Missing.message("table", key)));
  }

  /** The id of the bank that has a key. */
  private Optional<String> bank(JsonValue value) {
    var key = value.string(LONGEST);
    var bank = key.filter(it -> !it.isBlank()).map(PromoBankKey::new).flatMap(promoBanks::byKey);
    return key.filter(it -> value.holds(bank.isPresent(), Missing.message("promo bank", it)))
        .flatMap(_ -> bank)
        .map(found -> found.id().value());
  }

  /** The fields of columns, by their names. */
  static Optional<Map<String, String>> mapping(JsonValue value) {
    return value.object(
        fields -> {
          var mapping = new LinkedHashMap<String, String>();
          fields
              .all()
              .forEach(
                  (column, field) ->
                      field.string(LONGEST).ifPresent(name -> mapping.put(column, name)));
          value.holds(
              !mapping.isEmpty() && mapping.size() <= MOST_COLUMNS,
              "must have the field of at least one column, and of at most 1,000");
          return Optional.of(mapping);
        });
  }

  private List<ConsentEntry> consents(JsonValue value) {
    return value.list(MOST_CONSENTS, item -> item.object(this::consent));
  }

  private Optional<ConsentEntry> consent(JsonFields fields) {
    var now = clock.now().truncatedTo(ChronoUnit.MILLIS);
    var channel = fields.required("channel", it -> it.choice(Choices.of(Channel.class)));
    var state = fields.required("state", it -> it.choice(Choices.of(ConsentState.class)));
    var source = fields.required("source", ImportReader::source);
    var at = fields.optional("at", it -> past(it, now)).orElse(now);
    return channel.flatMap(
        on ->
            state.flatMap(
                stated ->
                    source.map(
                        proof -> new ConsentEntry(on, Purpose.MARKETING, stated, proof, at))));
  }

  private static Optional<String> source(JsonValue value) {
    return value
        .string(LONGEST)
        .map(String::strip)
        .filter(
            text ->
                value.holds(
                    !text.isEmpty() && text.chars().noneMatch(Character::isISOControl),
                    "must be 1 to 200 printable characters: where and how they agreed"));
  }

  private static Optional<Instant> past(JsonValue value, Instant now) {
    return TimeFields.instant(value)
        .filter(
            at ->
                value.holds(
                    !at.isAfter(now),
                    "must not be in the future: " + Quoted.of(value.node().asText())));
  }
}
