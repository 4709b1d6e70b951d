package io.relance.functions.api;

import io.relance.application.admin.DeploymentChecks;

/**
 * The deployment that serves the API.
 *
 * @param deployment its kind, such as {@code server} or {@code aws}
 * @param version the version of the build
 * @param testClock whether requests advance the clock
 * @param checks what it checks about itself
 */
public record Installation(
    String deployment, String version, boolean testClock, DeploymentChecks checks) {}
