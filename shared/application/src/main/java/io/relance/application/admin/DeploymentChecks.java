package io.relance.application.admin;

import java.util.List;

/** What only a deployment can check about itself; what it does not check is ok. */
public interface DeploymentChecks {
  /** The database's writer, and whether its last write succeeded. */
  default HealthState store() {
    return HealthState.OK;
  }

  /** The names of damaged rows that reads have met; no name has personal data. */
  default List<String> damagedRows() {
    return List.of();
  }

  /** The threads or functions that read the queues. */
  default HealthState queues() {
    return HealthState.OK;
  }

  /** The disk that it writes to. */
  default HealthState disk() {
    return HealthState.OK;
  }
}
