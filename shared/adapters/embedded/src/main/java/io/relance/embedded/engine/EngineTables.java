package io.relance.embedded.engine;

import io.relance.embedded.sqlite.Schema;

/** The tables of the engine. */
final class EngineTables {
  /**
   * Of an execution: {@code state} is all that is needed to go on with it; {@code due} (epoch
   * milliseconds) when the clock makes it go on; {@code pending} whether a task may have to be
   * invoked again after a crash.
   */
  static final Schema SCHEMA =
      Schema.of(
          "engine",
          """
          create table machine_versions (
            number integer primary key, machine text not null, version integer not null,
            definition text not null, unique (machine, version));
          create table executions (
            number integer primary key, machine_version integer not null, machine text not null,
            name text not null, due integer, pending integer not null, ended integer,
            state text not null, unique (machine, name));
          create index executions_by_due on executions (due) where due is not null;
          create index executions_pending on executions (number) where pending = 1;
          create index executions_by_end on executions (ended) where ended is not null;
          create table execution_history (
            execution integer not null, first_event integer not null, events text not null,
            primary key (execution, first_event)) without rowid
          """);

  private EngineTables() {}
}
