package io.relance.application.imports;

import io.relance.domain.consent.ConsentEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be imported, and how.
 *
 * @param list the id of the list that the contacts join
 * @param table the id of the table of rows
 * @param bank the id of the bank of codes
 * @param mapping the fields of columns, by their names; absent: the proposed ones
 * @param dryRun whether nothing is stored, and only the counts and the rejects are made
 * @param consents what every contact of the file has agreed to, or ended
 */
public record ImportRequest(
    ImportKind kind,
    Optional<String> list,
    Optional<String> table,
    Optional<String> bank,
    Optional<Map<String, String>> mapping,
    Optional<ImportPreset> preset,
    boolean dryRun,
    List<ConsentEntry> consents) {
  public ImportRequest {
    consents = List.copyOf(consents);
  }

  /** The same with another mapping. */
  public ImportRequest mappedBy(Map<String, String> fields) {
    return new ImportRequest(
        kind, list, table, bank, Optional.of(fields), preset, dryRun, consents);
  }
}
