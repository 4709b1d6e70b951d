package io.relance.application.sending.links;

import io.relance.domain.id.SendId;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for a short link or for the image of an email, to be recorded.
 *
 * @param id of the request, so that one that is delivered twice counts once
 * @param link the number of the link in its message; absent: the image
 */
record TrackedRequest(String id, SendId send, Optional<Integer> link, Instant at, boolean robot) {}
