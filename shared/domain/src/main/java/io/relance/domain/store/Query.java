package io.relance.domain.store;

import java.util.Optional;

/**
 * The items of one partition, or of one partition of an index, in the order of their sort values
 * ({@link KeyOrder}).
 *
 * @param index the declared index to read, or empty for the table itself
 * @param from the lowest sort value wanted, inclusive; empty for no bound
 * @param to the highest sort value wanted, inclusive; empty for no bound
 * @param limit at most so many items; a page may hold fewer, even none, and still have a next one;
 *     it ends at 1 MB in any case
 * @param cursor the end of the previous page, as {@link ItemPage#next} returned it for the same
 *     query; another one is an {@link IllegalArgumentException}
 */
public record Query(
    Table table,
    Optional<Index> index,
    String partition,
    Optional<String> from,
    Optional<String> to,
    boolean backward,
    int limit,
    Optional<String> cursor) {

  /** The character that sorts after all others, to close a range of a prefix. */
  public static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  public Query {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("The limit must be from 1 to 1,000, not " + limit);
    }
    if (partition.isEmpty() || from.equals(Optional.of("")) || to.equals(Optional.of(""))) {
      throw new IllegalArgumentException(
          "The partition and the bounds of a query of " + table.name() + " must not be empty");
    }
    if (index.isPresent() && !table.indexes().contains(index.orElseThrow())) {
      throw new IllegalArgumentException(
          "Index " + index.orElseThrow().name() + " is not declared on table " + table.name());
    }
  }

  public static Query of(Table table, String partition) {
    return new Query(
        table,
        Optional.empty(),
        partition,
        Optional.empty(),
        Optional.empty(),
        false,
        1000,
        Optional.empty());
  }

  public Query on(Index index) {
    return new Query(table, Optional.of(index), partition, from, to, backward, limit, cursor);
  }

  public Query between(String from, String to) {
    return new Query(
        table, index, partition, Optional.of(from), Optional.of(to), backward, limit, cursor);
  }

  public Query startingWith(String prefix) {
    return between(prefix, prefix + LAST);
  }

  public Query backwards() {
    return new Query(table, index, partition, from, to, true, limit, cursor);
  }

  public Query limit(int limit) {
    return new Query(table, index, partition, from, to, backward, limit, cursor);
  }

  /** The query from the end of the previous page on. */
  public Query after(String cursor) {
    return new Query(table, index, partition, from, to, backward, limit, Optional.of(cursor));
  }

  /** One page of the query. */
  public Query page(PageRequest page) {
    return new Query(table, index, partition, from, to, backward, page.limit(), page.cursor());
  }
}
