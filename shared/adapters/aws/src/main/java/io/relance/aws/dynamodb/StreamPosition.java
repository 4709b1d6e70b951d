package io.relance.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** How far a reader has come in each shard of a stream: the last sequence number it has read. */
record StreamPosition(Map<String, String> read) {
  private static final String BETWEEN = "\n";

  StreamPosition {
    read = Map.copyOf(read);
  }

  static StreamPosition start() {
    return new StreamPosition(Map.of());
  }

  Optional<String> in(String shard) {
    return Optional.ofNullable(read.get(shard));
  }

  StreamPosition after(String shard, String sequenceNumber) {
    var further = new TreeMap<>(read);
    further.put(shard, sequenceNumber);
    return new StreamPosition(further);
  }

  /** Without the shards that the stream has forgotten. */
  StreamPosition within(List<String> shards) {
    var known = new TreeMap<>(read);
    known.keySet().retainAll(shards);
    return new StreamPosition(known);
  }

  String encoded() {
    var lines = new ArrayList<String>();
    new TreeMap<>(read).forEach((shard, number) -> lines.add(shard + " " + number));
    var text = String.join(BETWEEN, lines);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((checksum(text) + BETWEEN + text).getBytes(UTF_8));
  }

  static StreamPosition decoded(String encoded) {
    var text = new String(Base64.getUrlDecoder().decode(encoded), UTF_8);
    var end = text.indexOf(BETWEEN);
    if (end < 0 || !text.substring(0, end).equals(checksum(text.substring(end + 1)))) {
      throw new IllegalArgumentException("The position must be one that a read returned");
    }
    var read = new TreeMap<String, String>();
    for (var line : text.substring(end + 1).split(BETWEEN)) {
      var parts = line.split(" ");
      read.put(parts[0], parts[1]);
    }
    return new StreamPosition(read);
  }

  private static String checksum(String text) {
    var sum = new CRC32C();
    sum.update(text.getBytes(UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
