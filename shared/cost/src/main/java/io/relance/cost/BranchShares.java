package io.relance.cost;

/** How many ways a wave is expected to go, when each member goes its own by chance. */
final class BranchShares {
  private BranchShares() {}

  /** How often at least one of {@code members} goes a way that a {@code share} of all go. */
  static double taken(double share, double members) {
    return 1 - Math.pow(1 - share, members);
  }

  /** How many of so many equal ways at least one of the members goes. */
  static double occupied(int ways, double members) {
    return ways * taken(1.0 / ways, members);
  }
}
