package io.relance.domain.criteria;

import java.util.List;

/** The value of a property: a single value, or a list of texts. */
public sealed interface PropertyValue permits Scalar, PropertyValue.TextList {
  /** Texts in their order, such as the tags of a customer. */
  record TextList(List<String> texts) implements PropertyValue {
    public TextList {
      texts = List.copyOf(texts);
    }
  }

  /** Whether criteria count this value as absent: an empty text, or an empty list. */
  default boolean isEmpty() {
    return switch (this) {
      case Scalar.Text(var text) -> text.isEmpty();
      case TextList(var texts) -> texts.isEmpty();
      case Scalar.Numeric _, Scalar.Flag _ -> false;
    };
  }
}
