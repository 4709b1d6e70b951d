package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.criteria.Criteria;

/** Reads and writes criteria that stand for themselves, outside a flow file. */
public final class CriteriaCodec {
  private CriteriaCodec() {}

  /**
   * Criteria that were checked before.
   *
   * @throws IllegalStateException when they cannot be read
   */
  public static Criteria read(JsonNode json) {
    var faults = FlowFaults.ofFile();
    return CriteriaReader.read(FlowValue.ofFile(json, faults))
        .filter(_ -> faults.all().isEmpty())
        .orElseThrow(() -> new IllegalStateException("Criteria that were valid cannot be read"));
  }

  /** The criteria as a tree. */
  public static ObjectNode write(Criteria criteria) {
    return CriteriaWriter.write(criteria);
  }
}
