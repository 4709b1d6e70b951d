package io.relance.functions.api;

import java.util.function.Supplier;

/** Reads pages whose cursor came with the request. */
public final class Cursors {
  private Cursors() {}

  /** A page; a cursor that is not of its list is the caller's mistake. */
  public static <T> T reading(Supplier<T> page) {
    try {
      return page.get();
    } catch (IllegalArgumentException e) {
      throw Paging.foreign(e);
    }
  }
}
