package io.relance.providers.shopify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopRecord;
import io.relance.domain.shop.ShopRecord.RecordPlace;
import io.relance.domain.shop.ShopRecordReader;
import io.relance.domain.shop.ShopRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the result of a bulk operation: a JSON object a line, where a line with {@code __parentId}
 * belongs to the object above it. See <a
 * href="https://shopify.dev/docs/api/usage/bulk-operations/queries">bulk operations</a>.
 */
final class ShopifyRecordFile implements ShopRecordReader {
  private static final String PARENT = "__parentId";

  /** An order of more lines than this is not Shopify's. */
  private static final int MOST_LINES = 10_000;

  private final ShopRecords records;
  private final DownloadedLines lines;
  private Optional<Line> ahead = Optional.empty();
  private boolean begun;

  ShopifyRecordFile(ShopRecords records, DownloadedLines lines) {
    this.records = records;
    this.lines = lines;
  }

  /**
   * A line as it was read.
   *
   * @param node absent when it cannot be read
   */
  private record Line(RecordPlace place, Optional<JsonNode> node) {
    boolean isChildOf(Line parent) {
      return node.map(it -> it.path(PARENT)).filter(JsonNode::isTextual).stream()
          .anyMatch(id -> parent.node().stream().anyMatch(it -> it.path("id").equals(id)));
    }

    boolean isChild() {
      return node.filter(it -> it.has(PARENT)).isPresent();
    }
  }

  @Override
  public Optional<ShopRecord> next() {
    if (!begun) {
      begun = true;
      ahead = read();
    }
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    var first = ahead.orElseThrow();
    var children = new ArrayList<JsonNode>();
    ahead = read();
    while (ahead.filter(line -> line.isChildOf(first)).isPresent()) {
      if (children.size() < MOST_LINES) {
        children.add(ahead.orElseThrow().node().orElseThrow());
      }
      ahead = read();
    }
    return Optional.of(record(first, children));
  }

  private ShopRecord record(Line first, List<JsonNode> children) {
    var end = ahead.map(Line::place).orElseGet(lines::place);
    try {
      return new ShopRecord(first.place().line(), facts(first, children), Optional.empty(), end);
    } catch (MalformedField malformed) {
      var problem = malformed.field() + " " + malformed.problem();
      return new ShopRecord(first.place().line(), List.of(), Optional.of(problem), end);
    }
  }

  private List<ShopFact> facts(Line first, List<JsonNode> children) throws MalformedField {
    if (first.node().isEmpty()) {
      throw new MalformedField("line", "must be a JSON object of at most 5 MB");
    }
    if (first.isChild()) {
      throw new MalformedField(PARENT, "must be the id of the object above it");
    }
    return ShopifyRecordReaders.facts(records, first.node().orElseThrow(), children);
  }

  private Optional<Line> read() {
    var place = lines.place();
    return lines.next().map(text -> new Line(place, node(text)));
  }

  private static Optional<JsonNode> node(String text) {
    try {
      return Optional.of(ShopifyWebhooks.JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
