package io.relance.cost;

import java.util.Map;

/**
 * The contacts for whom an automation is reckoned, and how they come.
 *
 * @param contacts how many enter
 * @param waveSize how many walk together at most: 1 for one execution each
 * @param zones in how many time zones they live, evenly
 * @param sorted whether they come ordered by time zone, as launches do
 * @param shares of a condition, by element id, the share of those for whom it holds, 0 to 1; a half
 *     where nothing is said
 */
public record AudienceModel(
    long contacts, int waveSize, int zones, boolean sorted, Map<String, Double> shares) {
  private static final double HALF = 0.5;

  public AudienceModel {
    shares = Map.copyOf(shares);
    if (contacts < 1 || waveSize < 1 || zones < 1) {
      throw new IllegalArgumentException(
          "Contacts, wave size and time zones must be at least 1, not "
              + contacts
              + ", "
              + waveSize
              + " and "
              + zones);
    }
    if (shares.values().stream().anyMatch(share -> !(share >= 0 && share <= 1))) {
      throw new IllegalArgumentException("--branch-share must be 0 to 1, not " + shares.values());
    }
  }

  /** As a launch brings them: sorted, in half-and-half conditions. */
  public static AudienceModel launch(long contacts, int waveSize, int zones) {
    return new AudienceModel(contacts, waveSize, zones, true, Map.of());
  }

  public AudienceModel inWavesOf(int size) {
    return new AudienceModel(contacts, size, zones, sorted, shares);
  }

  /** The waves in which they enter. */
  double waves() {
    return Math.ceil((double) contacts / waveSize);
  }

  /** In how many time zones the members of one wave live at first, on average. */
  double zonesInAWave() {
    return sorted
        ? Math.min(Math.min(zones, waveSize), 1 + (zones - 1) / waves())
        : BranchShares.occupied(zones, (double) contacts / waves());
  }

  double shareFor(String condition) {
    return shares.getOrDefault(condition, HALF);
  }
}
