package io.relance.server;

import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;

/** What stands between the use cases and the outside: nothing, except where a test watches. */
interface PortDecorators {
  default Ports around(Ports ports) {
    return ports;
  }

  default Project around(Project project) {
    return project;
  }

  static PortDecorators none() {
    return new PortDecorators() {};
  }
}
