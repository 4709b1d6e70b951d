package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.testkit.fake.HttpMessage.Response;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;

/** The records of a shop, and the bulk operations that export them. */
public final class ShopExports {
  private static final Pattern CONNECTION = Pattern.compile("\\{ (\\w+)");
  private static final Pattern SINCE = Pattern.compile("updated_at:>='([^']+)'");
  private static final Pattern UPDATED = Pattern.compile("\"updatedAt\": ?\"([^\"]+)\"");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");
  private static final int MOST_AT_ONCE = 5;

  private final URI url;
  private final Map<String, List<String>> records = new LinkedHashMap<>();
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Queue<String> failures = new ArrayDeque<>();
  private int others;
  private int polls;
  private int downloads;

  ShopExports(URI url) {
    this.url = url;
  }

  private static final class Operation {
    private final String query;
    private final String file;
    private final String failure;
    private int pollsLeft;
    private int addresses;
    private boolean gone;

    Operation(String query, String file, String failure, int pollsLeft) {
      this.query = query;
      this.file = file;
      this.failure = failure;
      this.pollsLeft = pollsLeft;
    }

    String status() {
      if (pollsLeft > 0) {
        return "RUNNING";
      }
      if (gone) {
        return "EXPIRED";
      }
      return failure.isEmpty() ? "COMPLETED" : "FAILED";
    }
  }

  /**
   * Adds records.
   *
   * @param connection such as {@code orders}
   * @param lines one JSON object each, a child below its parent
   */
  public synchronized void add(String connection, String... lines) {
    records.computeIfAbsent(connection, _ -> new ArrayList<>()).addAll(Arrays.asList(lines));
  }

  /** From now on, an operation is completed after so many looks at it. */
  public synchronized void takesPolls(int count) {
    polls = count;
  }

  /** The next operation fails with this code, and has the first half of its records. */
  public synchronized void failsNext(String code) {
    failures.add(code);
  }

  /** So many operations of others are running. */
  public synchronized void hasOthersRunning(int count) {
    others = count;
  }

  /** The addresses of all results so far expire; their operations still name them. */
  public synchronized void expireAddresses() {
    operations.values().forEach(it -> it.addresses++);
  }

  /** All results so far are gone, as after seven days. */
  public synchronized void expireResults() {
    operations.values().forEach(it -> it.gone = true);
  }

  /** The queries of all operations so far. */
  public synchronized List<String> queries() {
    return operations.values().stream().map(it -> it.query).toList();
  }

  /** How many downloads began. */
  public synchronized int downloads() {
    return downloads;
  }

  synchronized JsonNode run(JsonNode variables) {
    var data = JsonNodeFactory.instance.objectNode();
    var payload = data.putObject("bulkOperationRunQuery");
    var errors = payload.putArray("userErrors");
    if (running() >= MOST_AT_ONCE) {
      errors
          .addObject()
          .put("code", "OPERATION_IN_PROGRESS")
          .put("message", "A bulk query operation for this app and shop is already in progress");
      return data;
    }
    var query = variables.path("query").asText();
    var id = "gid://shopify/BulkOperation/" + (1000 + operations.size());
    var failure = failures.poll();
    var file = file(query);
    var written = failure == null ? file : half(file);
    operations.put(id, new Operation(query, written, failure == null ? "" : failure, polls));
    payload.putObject("bulkOperation").put("id", id).put("status", "CREATED");
    return data;
  }

  private long running() {
    return others + operations.values().stream().filter(it -> it.pollsLeft > 0).count();
  }

  private String file(String query) {
    var connection = CONNECTION.matcher(query);
    var since = SINCE.matcher(query);
    var lines =
        connection.find()
            ? records.getOrDefault(connection.group(1), List.of())
            : List.<String>of();
    var from = since.find() ? Instant.parse(since.group(1)) : Instant.EPOCH;
    var file = new StringBuilder();
    var taken = true;
    for (var line : lines) {
      taken = line.contains("__parentId") ? taken : isUpdatedSince(line, from);
      if (taken) {
        file.append(line.replace("\n", " ")).append('\n');
      }
    }
    return file.toString();
  }

  private static boolean isUpdatedSince(String line, Instant from) {
    var updated = UPDATED.matcher(line);
    return !updated.find() || !Instant.parse(updated.group(1)).isBefore(from);
  }

  private static String half(String file) {
    var lines = file.lines().toList();
    return String.join("\n", lines.subList(0, lines.size() / 2)) + "\n";
  }

  synchronized JsonNode state(JsonNode variables) {
    var id = variables.path("id").asText();
    var data = JsonNodeFactory.instance.objectNode();
    var operation = operations.get(id);
    if (operation == null) {
      data.putNull("node");
      return data;
    }
    var status = operation.status();
    operation.pollsLeft--;
    data.set("node", node(id, operation, status));
    return data;
  }

  private ObjectNode node(String id, Operation operation, String status) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("id", id).put("status", status);
    var lines = operation.file.lines().filter(line -> !line.isBlank()).toList();
    node.put("objectCount", Integer.toString(lines.size()));
    node.put(
        "rootObjectCount",
        Long.toString(lines.stream().filter(line -> !line.contains("__parentId")).count()));
    node.put("errorCode", operation.failure.isEmpty() ? null : operation.failure);
    var written = lines.isEmpty() ? null : url + path(id, operation);
    node.put("url", status.equals("COMPLETED") ? written : null);
    node.put("partialDataUrl", status.equals("FAILED") ? written : null);
    return node;
  }

  private static String path(String id, Operation operation) {
    return "/files/%s-%d.jsonl"
        .formatted(id.substring(id.lastIndexOf('/') + 1), operation.addresses);
  }

  /** What a download gets: the whole file, or the rest of it from a byte on. */
  synchronized Response file(String path, String range) {
    downloads++;
    var found =
        operations.entrySet().stream()
            .filter(it -> !it.getValue().gone && path(it.getKey(), it.getValue()).equals(path))
            .findFirst();
    if (found.isEmpty()) {
      return new Response(400, Map.of(), "<Error><Code>ExpiredToken</Code></Error>");
    }
    var operation = found.orElseThrow().getValue();
    var bytes = operation.file.getBytes(UTF_8);
    var wanted = RANGE.matcher(range);
    if (!wanted.matches()) {
      return new Response(200, Map.of(), operation.file);
    }
    int from = Integer.parseInt(wanted.group(1));
    return from >= bytes.length
        ? new Response(416, Map.of(), "")
        : new Response(206, Map.of(), new String(bytes, from, bytes.length - from, UTF_8));
  }
}
