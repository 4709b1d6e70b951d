package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.PromoBankKey;

/** Reads and writes the elements that select contacts. */
final class SelectionFields {
  private SelectionFields() {}

  static GrantPromoCode grant(FlowFields fields, ElementId id, String name) {
    fields.required("bank");
    return new GrantPromoCode(
        id,
        name,
        fields.word("bank").map(PromoBankKey::new).orElse(Placeholders.BANK),
        ElementReader.exit(fields, FlowElement.NEXT),
        ElementReader.target(fields, SelectionElement.ON_EXHAUSTED));
  }

  /** Writes what the exits of the element do not say. */
  static void write(SelectionElement element, ObjectNode object) {
    switch (element) {
      case GrantPromoCode grant -> object.put("bank", grant.bank().value());
    }
  }
}
