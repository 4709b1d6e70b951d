package io.relance.functions.api;

import io.relance.application.persistence.Slice;
import io.relance.domain.store.PageRequest;
import io.relance.functions.api.problems.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of lists: their items, and the cursor of the following page. */
public final class Paging {
  /** The default number of items on a page. */
  static final int DEFAULT = 50;

  private static final int LARGEST = 200;

  private Paging() {}

  /** The page that a use case returned. */
  public static <T> Page<T> page(Slice<T> slice) {
    return new Page<>(slice.items(), slice.next());
  }

  /** The requested page, with its limit checked. */
  public static PageRequest request(@Nullable String cursor, @Nullable Integer limit) {
    return new PageRequest(limit(limit), Optional.ofNullable(cursor));
  }

  /** The requested number of items, checked. */
  public static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return DEFAULT;
    }
    if (limit < 1 || limit > LARGEST) {
      throw ApiException.parameter("limit", "must be 1 to %d, not %d".formatted(LARGEST, limit));
    }
    return limit;
  }

  /** A page of a list that is in memory; the cursor is an index. */
  public static <T> Page<T> of(List<T> all, @Nullable String cursor, int limit) {
    int from = cursor == null ? 0 : place(cursor, all.size());
    int to = Math.min(all.size(), from + limit);
    return new Page<>(
        List.copyOf(all.subList(from, to)),
        to < all.size() ? Optional.of(cursor(to)) : Optional.empty());
  }

  private static String cursor(int place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("at:" + place).getBytes(StandardCharsets.UTF_8));
  }

  private static int place(String cursor, int size) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.matches("at:\\d+")) {
        return Math.min(Integer.parseInt(text.substring(3)), size);
      }
    } catch (IllegalArgumentException e) {
      throw foreign(e);
    }
    throw foreign(null);
  }

  /** The problem of a cursor that this list did not return. */
  public static ApiException foreign(@Nullable Throwable cause) {
    var apiException = ApiException.parameter("cursor", "must be the next of a page of this list");
    if (cause != null) {
      apiException.initCause(cause);
    }
    return apiException;
  }
}
