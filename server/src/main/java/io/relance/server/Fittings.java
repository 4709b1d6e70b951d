package io.relance.server;

import io.relance.application.wiring.Ports;
import io.relance.application.wiring.Project;

/** What stands between the use cases and the outside: nothing, except where a test watches. */
interface Fittings {
  default Ports around(Ports ports) {
    return ports;
  }

  default Project around(Project project) {
    return project;
  }

  static Fittings none() {
    return new Fittings() {};
  }
}
