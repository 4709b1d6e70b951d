package io.relance.audience.column;

import io.relance.audience.column.Ranges.Range;
import io.relance.domain.criteria.PropertyTest;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Texts, lists, yes and no, and numbers too long for a column, as codes of a dictionary. */
final class OtherValues implements PropertyValues {
  private static final int FEW = 64;

  private Dictionary dictionary;
  private LongColumn codes;
  private int present;

  OtherValues() {
    this(new Dictionary(), new LongColumn());
  }

  private OtherValues(Dictionary dictionary, LongColumn codes) {
    this.dictionary = dictionary;
    this.codes = codes;
    for (int row = 0; row < codes.rows(); row++) {
      present += codes.has(row) ? 1 : 0;
    }
  }

  @Override
  public boolean put(int row, PropertyValue value) {
    present += codes.has(row) ? 0 : 1;
    codes.set(row, dictionary.add(ValueBytes.of(value)));
    shrink();
    return true;
  }

  @Override
  public boolean clear(int row) {
    if (!codes.clear(row)) {
      return false;
    }
    present--;
    shrink();
    return true;
  }

  /** Forgets values that rows no longer have, when they are most of the dictionary. */
  private void shrink() {
    if (dictionary.size() > FEW + 2 * present) {
      var used = used();
      dictionary = used.dictionary;
      codes = used.codes;
    }
  }

  private boolean isWhollyUsed() {
    var used = new BitSet(dictionary.size());
    for (int row = 0; row < codes.rows(); row++) {
      if (codes.has(row)) {
        used.set((int) codes.get(row));
      }
    }
    return used.cardinality() == dictionary.size();
  }

  /** The same with a dictionary of what rows have, and nothing that they had. */
  private OtherValues used() {
    var newCodes = new int[dictionary.size()];
    var used = new OtherValues();
    for (int row = 0; row < codes.rows(); row++) {
      if (codes.has(row)) {
        int code = (int) codes.get(row);
        if (newCodes[code] == 0) {
          newCodes[code] = used.dictionary.add(dictionary.bytes(code)) + 1;
        }
        used.codes.set(row, newCodes[code] - 1);
      }
    }
    used.present = present;
    return used;
  }

  @Override
  public @Nullable PropertyValue get(int row) {
    return codes.has(row) ? value((int) codes.get(row)) : null;
  }

  private PropertyValue value(int code) {
    return ValueBytes.value(dictionary.bytes(code));
  }

  @Override
  public void addPassing(PropertyTest test, Tests tests, Rows into) {
    var passing = passing(test, tests);
    if (!passing.isEmpty()) {
      var wanted = new byte[dictionary.size() + 1];
      passing.stream().forEach(code -> wanted[code + 1] = 1);
      codes.addWanted(wanted, into);
    }
  }

  /** The codes of the values that pass: equal ones by a look into the dictionary. */
  private BitSet passing(PropertyTest test, Tests tests) {
    var passing = new BitSet(dictionary.size());
    switch (test) {
      case PropertyTest.Is(var value) -> addEqual(value, passing);
      case PropertyTest.OneOf(var values) -> values.forEach(value -> addEqual(value, passing));
      case PropertyTest.IsNot(var value) -> {
        addEqual(value, passing);
        passing.flip(0, dictionary.size());
      }
      case PropertyTest.Exists(var there) -> passing.set(0, dictionary.size(), there);
      case PropertyTest.Contains _,
          PropertyTest.StartsWith _,
          PropertyTest.Includes _,
          PropertyTest.Greater _,
          PropertyTest.Less _,
          PropertyTest.Before _,
          PropertyTest.After _,
          PropertyTest.Within _,
          PropertyTest.Next _,
          PropertyTest.AnniversaryWithin _ -> {
        for (int code = 0; code < dictionary.size(); code++) {
          passing.set(code, tests.evaluator().passes(test, value(code)));
        }
      }
    }
    return passing;
  }

  private void addEqual(Scalar value, BitSet passing) {
    int code = dictionary.find(ValueBytes.of(value));
    if (code >= 0) {
      passing.set(code);
    }
  }

  @Override
  public void addPresent(Rows into) {
    codes.addBetween(Range.ALL, into);
  }

  @Override
  public void write(SnapshotOutput output) {
    var written = isWhollyUsed() ? this : used();
    written.dictionary.write(output);
    written.codes.write(output);
  }

  static OtherValues read(SnapshotInput input) {
    var dictionary = Dictionary.read(input);
    return new OtherValues(dictionary, LongColumn.read(input));
  }
}
