package io.relance.application.sending.links;

import io.relance.domain.id.SendId;
import java.time.Instant;

/**
 * The message of a click on a short link, to be recorded.
 *
 * @param id of the click, so that one that is delivered twice counts once
 * @param link the number of the link in its message
 */
record ClickMessage(String id, SendId send, int link, Instant at, boolean robot) {}
