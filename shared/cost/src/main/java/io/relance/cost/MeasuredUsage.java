package io.relance.cost;

/**
 * What a kind of work uses of everything but the flow engine.
 *
 * @param wave for each wave
 * @param member for each of its members
 */
public record MeasuredUsage(Usage wave, Usage member) {
  /** What so many waves use, with so many members in all. */
  public Usage of(double waves, double members) {
    return wave.times(waves).plus(member.times(members));
  }
}
