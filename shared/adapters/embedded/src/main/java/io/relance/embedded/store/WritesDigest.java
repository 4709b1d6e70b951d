package io.relance.embedded.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeMap;

/** A digest that is equal for equal lists of writes, whatever the order of their attributes. */
final class WritesDigest {
  private WritesDigest() {}

  static byte[] of(List<Write> writes) {
    var text = new StringBuilder();
    for (var write : writes) {
      text.append(write.getClass().getSimpleName());
      append(text, write.key());
      switch (write) {
        case Write.Put(Item item, _) -> append(text, new Value.MapOf(item.attributes()));
        case Write.Update(_, var edits, _) -> edits.forEach(edit -> append(text, edit));
        case Write.Delete _, Write.Check _ -> text.append('-');
      }
      text.append(write.precondition());
    }
    return sha256(text.toString());
  }

  private static void append(StringBuilder text, ItemKey key) {
    quote(text, key.table().name());
    quote(text, key.partition());
    quote(text, key.sort());
  }

  private static void append(StringBuilder text, Edit edit) {
    text.append(edit.getClass().getSimpleName());
    quote(text, edit.attribute());
    switch (edit) {
      case Edit.Set(_, var value) -> append(text, value);
      case Edit.Add(_, var amount) -> text.append(amount);
      case Edit.Append(_, var values) -> append(text, new Value.ListOf(values));
      case Edit.Remove _ -> text.append('-');
    }
  }

  private static void append(StringBuilder text, Value value) {
    switch (value) {
      case Value.Text(var each) -> quote(text, each);
      case Value.Numeric(var number) -> text.append('n').append(number);
      case Value.Flag(var flag) -> text.append('f').append(flag);
      case Value.Nothing _ -> text.append('0');
      case Value.ListOf(var values) -> {
        text.append('l').append(values.size());
        values.forEach(each -> append(text, each));
      }
      case Value.MapOf(var values) -> {
        text.append('m').append(values.size());
        new TreeMap<>(values)
            .forEach(
                (name, each) -> {
                  quote(text, name);
                  append(text, each);
                });
      }
    }
  }

  private static void quote(StringBuilder text, String value) {
    text.append('t').append(value.length()).append(':').append(value);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
