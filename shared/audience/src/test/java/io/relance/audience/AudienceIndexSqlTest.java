package io.relance.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.ResolvedCriteria;
import io.relance.domain.id.SegmentKey;
import io.relance.testkit.Seeds;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("S-3, S-4, S-5: the index counts exactly whom DuckDB counts by SQL in the same rows")
class AudienceIndexSqlTest {
  private static final int WORLDS = Boolean.getBoolean("relance.long") ? 5 : 3;
  private static final int CHANGES = 200;
  private static final int QUESTIONS = 25;
  private static final List<SegmentKey> SEGMENTS =
      List.of(new SegmentKey("one"), new SegmentKey("two"), new SegmentKey("three"));

  static LongStream seeds() {
    return Seeds.of("AudienceIndexSqlTest");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answersAsSqlWhateverHappened(long seed) throws IOException, SQLException {
    try (var sql = new SqlAudience()) {
      for (int world = 0; world < WORLDS; world++) {
        new Comparison(sql, new Random(seed + world), "seed " + seed + ", world " + world).run();
      }
    }
  }

  /** A world, and the answers of the index and of SQL about it. */
  private static final class Comparison {
    private final SqlAudience sql;
    private final RandomValues values;
    private final RandomWorld world;
    private final String name;
    private final Map<SegmentKey, Criteria> segments = new HashMap<>();
    private final Map<SegmentKey, Criteria> personas = new HashMap<>();

    Comparison(SqlAudience sql, Random random, String name) {
      this.sql = sql;
      this.values = new SqlValues(random);
      this.world = new RandomWorld(values);
      this.name = name;
    }

    void run() throws IOException, SQLException {
      world.change(RandomWorld.PEOPLE * 4);
      ask();
      world.change(CHANGES);
      ask();
      world.pass();
      ask();
      world.change(CHANGES);
      world.restart();
      ask();
    }

    private void ask() throws SQLException {
      sql.replace(world.people().values());
      sql.at(world.now(), world.zone());
      defineSegments();
      for (int question = 0; question < QUESTIONS; question++) {
        ask(questions(SEGMENTS).next());
      }
    }

    /** Each may name those before it. */
    private void defineSegments() throws SQLException {
      segments.clear();
      personas.clear();
      for (int at = 0; at < SEGMENTS.size(); at++) {
        var key = SEGMENTS.get(at);
        var criteria = questions(SEGMENTS.subList(0, at)).next();
        boolean persona = values.oneIn(2);
        segments.put(key, criteria);
        if (persona) {
          personas.put(key, criteria);
        }
        sql.define(key, persona, criteria);
      }
    }

    private RandomQuestions questions(List<SegmentKey> known) {
      return new RandomQuestions(values, world.now(), world.zone(), known);
    }

    private void ask(Criteria criteria) throws SQLException {
      var resolved = ResolvedCriteria.of(criteria, this::segment);
      var query = new AudienceQuery(resolved, world.now(), world.zone());
      var about = "%s: %s at %s in %s".formatted(name, resolved, world.now(), world.zone());
      sql.ask(criteria);
      assertThat(world.index().members(query, RandomWorld.PEOPLE))
          .as(about)
          .isEqualTo(sql.members());
      assertThat(world.index().count(query)).as(about).isEqualTo(sql.count());
    }

    private Optional<Criteria> segment(Criteria.InSegment reference) {
      var known = reference.persona() ? personas : segments;
      return Optional.ofNullable(known.get(reference.segment()));
    }
  }
}
