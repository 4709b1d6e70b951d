package io.relance.audience;

import io.relance.audience.column.SnapshotInput;
import io.relance.audience.column.SnapshotOutput;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.id.ContactId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * What criteria ask of every contact, in memory, so that the contacts for whom criteria hold are
 * counted at once and exactly: the answer is that of {@link CriteriaEvaluator} for each of them.
 *
 * <p>Any thread may use it; an answer is as of one moment between two changes.
 */
public final class AudienceIndex {
  private static final int ROW_BITS = 18;

  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
  private final ContactNumbers numbers;
  private final List<Shard> shards;
  private final int rowBits;

  /** An index of no contact, with shards of up to 2^18 contacts. */
  public AudienceIndex() {
    this(ROW_BITS);
  }

  /** With shards of up to {@code 2^rowBits} contacts. */
  AudienceIndex(int rowBits) {
    this(new ContactNumbers(), new ArrayList<>(), rowBits);
  }

  private AudienceIndex(ContactNumbers numbers, List<Shard> shards, int rowBits) {
    this.numbers = numbers;
    this.shards = shards;
    this.rowBits = rowBits;
  }

  /** The number of contacts. */
  public int size() {
    return reading(numbers::size);
  }

  /** Whether it knows a contact. */
  public boolean contains(ContactId contact) {
    return reading(() -> numbers.find(contact) >= 0);
  }

  /** Adds a contact, or replaces what was known of it; its events stay. */
  public void put(IndexedContact contact) {
    writing(
        () -> {
          int number = numbers.add(contact.id());
          if (number >> rowBits == shards.size()) {
            shards.add(new Shard());
          }
          shard(number).put(row(number), contact);
        });
  }

  /** Removes a contact and its events; does nothing for an unknown one. */
  public void remove(ContactId contact) {
    writing(
        () -> {
          int number = numbers.find(contact);
          if (number >= 0) {
            shard(number).remove(row(number));
            numbers.remove(number);
          }
        });
  }

  /** Adds an event of a contact, each time it is called; does nothing for an unknown contact. */
  public void add(ContactId contact, RecordedEvent event) {
    writing(
        () -> {
          int number = numbers.find(contact);
          if (number >= 0) {
            shard(number).add(row(number), event);
          }
        });
  }

  /**
   * Counts the contacts for whom the criteria hold.
   *
   * @throws java.util.concurrent.CancellationException when the query is superseded
   */
  public AudienceCount count(AudienceQuery query) {
    var question = new Question(query);
    return reading(
        () ->
            shards.stream()
                .map(shard -> shard.count(question))
                .reduce(AudienceCount.NONE, AudienceCount::plus));
  }

  /**
   * Contacts for whom the criteria hold, ordered by the bytes of their ids: the first ones.
   *
   * @throws java.util.concurrent.CancellationException when the query is superseded
   */
  public List<ContactId> members(AudienceQuery query, int limit) {
    return members(query, limit, _ -> true);
  }

  /** The next contacts after one of them; see {@link #members(AudienceQuery, int)}. */
  public List<ContactId> membersAfter(ContactId last, AudienceQuery query, int limit) {
    return members(query, limit, number -> numbers.isAfter(number, last));
  }

  private List<ContactId> members(AudienceQuery query, int limit, IntPredicate wanted) {
    var question = new Question(query);
    return reading(
        () -> {
          var first = new FirstMembers(numbers, limit);
          for (int at = 0; at < shards.size(); at++) {
            int start = at << rowBits;
            shards.get(at).holding(question).forEach(row -> first.add(start + row, wanted));
          }
          return first.ids();
        });
  }

  /** Whether the criteria hold for one contact; false for an unknown one. */
  public boolean matches(ContactId contact, AudienceQuery query) {
    return reading(
        () -> {
          int number = numbers.find(contact);
          return number >= 0
              && CriteriaEvaluator.holds(
                  query.criteria(), new RowFacts(shard(number), row(number), query));
        });
  }

  /**
   * Writes a snapshot. Changes wait until it is written.
   *
   * @param position up to where in the log of changes this index knows them
   */
  public void write(OutputStream stream, String position) throws IOException {
    try {
      var output = new SnapshotOutput(stream);
      reading(
          () -> {
            output.text(position);
            numbers.write(output);
            output.integer(rowBits);
            output.integer(shards.size());
            shards.forEach(shard -> shard.write(output));
            output.finish();
            return position;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** An index as it was at a position in the log of changes. */
  public record Snapshot(AudienceIndex index, String position) {}

  /**
   * Reads a snapshot.
   *
   * @throws IOException when it is damaged, not whole, or of another version; the index has to be
   *     built again then
   */
  public static Snapshot read(InputStream stream) throws IOException {
    try {
      var input = new SnapshotInput(stream);
      var position = input.text();
      var numbers = ContactNumbers.read(input);
      var rowBits = input.integer();
      var shards = new ArrayList<Shard>();
      for (int left = input.integer(); left > 0; left--) {
        shards.add(Shard.read(input));
      }
      input.finish();
      return new Snapshot(new AudienceIndex(numbers, shards, rowBits), position);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Shard shard(int number) {
    return shards.get(number >> rowBits);
  }

  private int row(int number) {
    return number & (1 << rowBits) - 1;
  }

  private <T> T reading(Supplier<T> read) {
    lock.readLock().lock();
    try {
      return read.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void writing(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
