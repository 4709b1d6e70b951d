package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SelectionElement.GrantPromoCode;
import io.relance.domain.flow.SelectionElement.RemoveDuplicates;
import io.relance.domain.flow.Uniqueness;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.PromoBankKey;
import io.relance.json.Choices;

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

  static RemoveDuplicates duplicates(FlowFields fields, ElementId id, String name) {
    fields.required("by");
    fields.required("keep");
    return new RemoveDuplicates(
        id,
        name,
        new Uniqueness(
            fields.choice("by", Uniqueness.By.class).orElse(Uniqueness.By.PHONE),
            fields.choice("keep", Uniqueness.Keep.class).orElse(Uniqueness.Keep.NEWEST)),
        ElementReader.exit(fields, FlowElement.NEXT),
        ElementReader.exit(fields, SelectionElement.ON_DUPLICATE));
  }

  /** Writes what the exits of the element do not say. */
  static void write(SelectionElement element, ObjectNode object) {
    switch (element) {
      case GrantPromoCode grant -> object.put("bank", grant.bank().value());
      case RemoveDuplicates duplicates ->
          object
              .put("by", Choices.name(duplicates.uniqueness().by()))
              .put("keep", Choices.name(duplicates.uniqueness().keep()));
    }
  }
}
