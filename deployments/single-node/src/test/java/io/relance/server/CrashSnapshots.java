package io.relance.server;

import io.relance.testkit.crash.Effect;
import io.relance.testkit.crash.EffectWatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes a picture of what outlives the process just before and just after each of its effects: each
 * is how a kill at that moment would leave it.
 */
final class CrashSnapshots implements EffectWatch, AutoCloseable {
  private final Outside outside;
  private final Path images;
  private final Connection database;
  private final List<Picture> pictures = new ArrayList<>();
  private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);
  private List<Object> last = List.of();
  private int objects;
  private int step;
  private boolean answered;

  /**
   * @param moment between which effects
   * @param step of the story
   * @param answered whether who told that step had been answered
   */
  record Picture(String moment, Outside outside, int step, boolean answered) {
    Picture on(Outside other) {
      return new Picture(moment, other, step, answered);
    }
  }

  CrashSnapshots(Outside outside, Path images) {
    this.outside = outside;
    this.images = images;
    try {
      database =
          DriverManager.getConnection("jdbc:sqlite:" + outside.folder().resolve("relance.db"));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  synchronized void turnsTo(int number, boolean isAnswered) {
    step = number;
    answered = isAnswered;
  }

  List<Picture> pictures() {
    return pictures;
  }

  /** The gaps that a picture was taken in. */
  Set<Gap> gaps() {
    return gaps;
  }

  @Override
  public synchronized void before(Effect effect) {
    Stream.of(Gap.values()).filter(gap -> gap.isBefore(effect)).forEach(gaps::add);
    take(effect, "before " + effect.words());
  }

  @Override
  public synchronized void after(Effect effect) {
    if (effect instanceof Effect.Kept || effect instanceof Effect.Dropped) {
      objects++;
    }
    Stream.of(Gap.values()).filter(gap -> gap.isAfter(effect)).forEach(gaps::add);
    take(effect, "after " + effect.words());
  }

  private void take(Effect effect, String moment) {
    if (isCursor(effect)) {
      return;
    }
    var seen =
        List.<Object>of(version(), outside.carriers().taken().size(), objects, step, answered);
    if (!seen.equals(last)) {
      last = seen;
      pictures.add(new Picture(moment, outside.picture(images), step, answered));
    }
  }

  /** How far the agenda was read: nothing hangs on it. */
  private static boolean isCursor(Effect effect) {
    return effect instanceof Effect.Stored(var writes)
        && writes.stream().allMatch(write -> write.key().partition().equals("cursor"));
  }

  /** Changes when anything was committed. */
  private long version() {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("pragma data_version")) {
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
