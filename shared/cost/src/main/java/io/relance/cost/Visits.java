package io.relance.cost;

/**
 * Who comes to an element.
 *
 * @param waves how many waves
 * @param members how many contacts in all of them
 * @param zones in how many time zones the members of one of the waves live, on average
 */
record Visits(double waves, double members, double zones) {
  static final Visits NONE = new Visits(0, 0, 0);

  Visits plus(Visits other) {
    double all = waves + other.waves;
    return all == 0
        ? NONE
        : new Visits(
            all, members + other.members, (zones * waves + other.zones * other.waves) / all);
  }

  /** How many walk together, on average. */
  double size() {
    return waves == 0 ? 0 : members / waves;
  }
}
