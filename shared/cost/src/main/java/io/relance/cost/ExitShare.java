package io.relance.cost;

import io.relance.domain.id.ElementId;

/**
 * Some of those at an element, who leave it by one exit.
 *
 * @param to the element that the exit leads to
 * @param staying waves that go on by it in their execution
 * @param forked waves that start anew behind it
 * @param members how many contacts leave by it
 * @param zones in how many time zones those of one wave live
 * @param delayed whether the forked waves have an instant to wait for first
 */
record ExitShare(
    String exit,
    ElementId to,
    double staying,
    double forked,
    double members,
    double zones,
    boolean delayed) {
  Visits visits() {
    return new Visits(staying + forked, members, zones);
  }
}
