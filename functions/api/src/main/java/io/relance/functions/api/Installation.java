package io.relance.functions.api;

/**
 * What the API says of the deployment that serves it.
 *
 * @param deployment the kind of deployment, such as {@code server} or {@code aws}
 * @param version the version of the build
 * @param testClock whether requests move the clock
 */
public record Installation(String deployment, String version, boolean testClock) {}
