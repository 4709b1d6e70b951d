package io.relance.application.exportfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.flow.ExportFormat;
import io.relance.domain.flow.RemoteFile;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SftpServerKey;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Query;
import io.relance.json.Choices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The time in which contacts who come to an element are collected for one file.
 *
 * @param source the version of the element in which they come
 * @param end when it ends
 */
record ExportWindow(String id, String source, String element, RemoteFile file, Instant end) {
  /** In the item of an element: the window in which contacts who come now are collected. */
  static final String OPEN = "window";

  private static final TypeReference<List<String>> COLUMNS = new TypeReference<>() {};
  private static final String PREFIX = "export-window#";
  private static final String ROWS = "rows#";

  /** The item of an element that says which window is open. */
  static ItemKey open(String source, String element) {
    return new ItemKey(Tables.WALKS, "export-element#" + source, element);
  }

  /** The automation and the version of a wave, which its windows are of. */
  static String source(Wave wave) {
    return wave.automation() + "#" + wave.version();
  }

  ItemKey open() {
    return open(source, element);
  }

  static ItemKey key(String id) {
    return new ItemKey(Tables.WALKS, PREFIX + id, "window");
  }

  /** The contacts of a wave that are collected. */
  static ItemKey rows(String id, WaveId wave) {
    return new ItemKey(Tables.WALKS, PREFIX + id, ROWS + wave);
  }

  /** The contacts that are collected, by their waves. */
  static Query rows(String id) {
    return Query.of(Tables.WALKS, PREFIX + id).startingWith(ROWS);
  }

  /** Says that the contacts of a wave were collected at an element. */
  static ItemKey collected(Wave wave, ElementId element) {
    return new ItemKey(Tables.WALKS, WaveKeys.partition(wave.id()), "exported#" + element);
  }

  Item item() {
    return ItemBuilder.at(key(id))
        .text("source", source)
        .text("element", element)
        .text("to", file.to().value())
        .text("path", file.path())
        .text("format", Choices.name(file.format()))
        .json("columns", file.columns())
        .text("length", file.window().toString())
        .instant("end", end)
        .build();
  }

  static ExportWindow of(Item item) {
    return new ExportWindow(
        item.key().partition().substring(PREFIX.length()),
        item.text("source").orElseThrow(),
        item.text("element").orElseThrow(),
        file(item),
        item.instant("end").orElseThrow());
  }

  private static RemoteFile file(Item item) {
    return new RemoteFile(
        new SftpServerKey(item.text("to").orElseThrow()),
        item.text("path").orElseThrow(),
        Objects.requireNonNull(
            Choices.of(ExportFormat.class).get(item.text("format").orElseThrow())),
        Json.read(item.text("columns").orElseThrow(), COLUMNS),
        Duration.parse(item.text("length").orElseThrow()));
  }
}
