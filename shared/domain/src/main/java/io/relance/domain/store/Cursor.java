package io.relance.domain.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The end of a page, bound to its query.
 *
 * @param place of a table its sort value; of an index its own sort value, then the keys of the
 *     table
 */
public record Cursor(List<String> place) {
  public Cursor {
    place = List.copyOf(place);
  }

  public String encoded(Query query) {
    var bytes = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(bytes)) {
      data.writeLong(fingerprint(query));
      for (var value : place) {
        data.writeUTF(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  public static Cursor decoded(Query query, String text) {
    return decoded(query, text, places(query));
  }

  /** As {@link #decoded(Query, String)}, for a place of so many values. */
  public static Cursor decoded(Query query, String text, int places) {
    try (var data =
        new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
      if (data.readLong() != fingerprint(query)) {
        throw new IllegalArgumentException("The cursor must be one that this query returned");
      }
      var place = new ArrayList<String>();
      while (place.size() < places) {
        place.add(data.readUTF());
      }
      if (data.available() > 0) {
        throw new IllegalArgumentException("The cursor must be one that a query returned");
      }
      return new Cursor(place);
    } catch (IOException e) {
      throw new IllegalArgumentException("The cursor must be one that a query returned", e);
    }
  }

  private static int places(Query query) {
    return query.index().isPresent() ? 3 : 1;
  }

  private static long fingerprint(Query query) {
    var parts =
        List.of(
            query.table().name(),
            query.index().map(Index::name).orElse(""),
            query.partition(),
            query.from().orElse(""),
            query.to().orElse(""),
            query.backward() ? "b" : "f");
    var sum = new CRC32C();
    parts.forEach(part -> sum.update((part.length() + ":" + part).getBytes(UTF_8)));
    return sum.getValue() << 32 | (parts.hashCode() & 0xFFFF_FFFFL);
  }
}
