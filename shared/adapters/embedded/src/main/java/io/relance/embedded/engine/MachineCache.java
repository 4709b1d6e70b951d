package io.relance.embedded.engine;

import io.relance.domain.engine.DefinitionHash;
import io.relance.domain.engine.InvalidDefinition;
import io.relance.domain.engine.MachineVersion;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.interpreter.machine.Machine;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The published versions of machines; the most recently used are cached. */
final class MachineCache {
  private static final int MOST_READY = 256;

  private final SqliteDatabase database;
  private final TaskPlaceholders taskPlaceholders;
  private final Map<Arns.VersionKey, Long> numbers = new ConcurrentHashMap<>();
  private final Map<Long, Machine> ready =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Machine> eldest) {
          return size() > MOST_READY;
        }
      };

  MachineCache(SqliteDatabase database, TaskPlaceholders taskPlaceholders) {
    this.database = database;
    this.taskPlaceholders = taskPlaceholders;
  }

  /** A version and its number in the database. */
  record Published(long number, Arns.VersionKey key) {}

  /** Stores a definition; its name has the hash of it, as on AWS. */
  MachineVersion publish(String machine, long version, String definition) {
    Resources.check(read(definition));
    var name = Arns.checked(machine + "-" + DefinitionHash.of(definition));
    var key = new Arns.VersionKey(name, version);
    boolean isNew = database.write(connection -> insert(connection, key, definition));
    if (!isNew && !definition(find(key).orElseThrow().number()).equals(definition)) {
      throw new InvalidDefinition("State machine " + name + " has another definition");
    }
    return Arns.version(name, version);
  }

  private static boolean insert(SqlConnection connection, Arns.VersionKey key, String definition)
      throws SQLException {
    return connection.execute(
            "insert into machine_versions (machine, version, definition) values (?, ?, ?) on conflict do nothing",
            key.machine(),
            key.version(),
            definition)
        == 1;
  }

  /** Deletes a version unless an execution is running in it; whether it is gone. */
  boolean remove(Arns.VersionKey key) {
    var published = find(key);
    if (published.isEmpty()) {
      return true;
    }
    long number = published.orElseThrow().number();
    boolean removed = database.write(connection -> delete(connection, number, key));
    if (removed) {
      numbers.remove(key);
      synchronized (ready) {
        ready.remove(number);
      }
    }
    return removed;
  }

  private static boolean delete(SqlConnection connection, long number, Arns.VersionKey key)
      throws SQLException {
    return connection.execute(
            "delete from machine_versions where number = ? and not exists (select 1 from executions where machine = ? and machine_version = ? and ended is null)",
            number,
            key.machine(),
            number)
        == 1;
  }

  Optional<Published> find(Arns.VersionKey key) {
    Long known = numbers.get(key);
    Optional<Long> number =
        known != null ? Optional.of(known) : database.read(connection -> number(connection, key));
    number.ifPresent(found -> numbers.put(key, found));
    return number.map(found -> new Published(found, key));
  }

  private static Optional<Long> number(SqlConnection connection, Arns.VersionKey key)
      throws SQLException {
    var statement =
        connection.prepare("select number from machine_versions where machine = ? and version = ?");
    statement.setString(1, key.machine());
    statement.setLong(2, key.version());
    try (var rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
    }
  }

  Machine machine(long number) {
    synchronized (ready) {
      var known = ready.get(number);
      if (known != null) {
        return known;
      }
    }
    Machine machine = read(definition(number));
    synchronized (ready) {
      ready.put(number, machine);
    }
    return machine;
  }

  private String definition(long number) {
    return database.read(connection -> definition(connection, number));
  }

  private static String definition(SqlConnection connection, long number) throws SQLException {
    var statement = connection.prepare("select definition from machine_versions where number = ?");
    statement.setLong(1, number);
    try (var rows = statement.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Machine read(String definition) {
    return Machine.read(taskPlaceholders.replaced(definition));
  }
}
