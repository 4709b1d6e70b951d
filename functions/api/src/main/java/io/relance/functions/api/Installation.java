package io.relance.functions.api;

import io.relance.application.admin.HealthState;
import java.util.function.Supplier;

/**
 * The deployment that serves the API.
 *
 * @param deployment its kind, such as {@code server} or {@code aws}
 * @param version the version of the build
 * @param testClock whether requests advance the clock
 * @param disk checks the disk that it writes to
 */
public record Installation(
    String deployment, String version, boolean testClock, Supplier<HealthState> disk) {}
