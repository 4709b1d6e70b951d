package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;

/** Reads and writes approvals. */
final class ApprovalFields {
  private ApprovalFields() {}

  static ApprovalElement read(FlowFields fields, ElementId id, String name) {
    fields.required("approvers");
    return new ApprovalElement(
        id,
        name,
        fields.list("approvers", FlowValue::text),
        fields.duration("expires"),
        ElementReader.exit(fields, FlowElement.NEXT),
        ElementReader.exit(fields, ApprovalElement.ON_REFUSED),
        ElementReader.exit(fields, ApprovalElement.ON_EXPIRED));
  }

  /** Writes what the exits of the element do not say. */
  static void write(ApprovalElement approval, ObjectNode object) {
    var approvers = object.putArray("approvers");
    approval.approvers().forEach(approvers::add);
    object.put("expires", Durations.write(approval.expires()));
  }
}
