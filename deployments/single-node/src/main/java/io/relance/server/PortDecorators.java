package io.relance.server;

import io.relance.application.composition.Ports;
import io.relance.application.composition.Project;

/** Decorators of the ports, which tests use to observe them; by default there are none. */
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
