package io.relance.application.tabular;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** A cell of a table that is written to a file. */
public sealed interface TableCell {
  record Empty() implements TableCell {}

  record Text(String text) implements TableCell {
    /** Omits the text, which may be personal data. */
    @Override
    public String toString() {
      return "Text";
    }
  }

  record Numeric(BigDecimal number) implements TableCell {}

  record Flag(boolean flag) implements TableCell {}

  record Day(LocalDate date) implements TableCell {}

  record Time(ZonedDateTime at) implements TableCell {}

  /** A text; an empty one is no cell. */
  static TableCell of(String text) {
    return text.isEmpty() ? new Empty() : new Text(text);
  }
}
