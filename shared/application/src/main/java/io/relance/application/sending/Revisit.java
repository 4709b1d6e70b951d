package io.relance.application.sending;

import java.time.Instant;

/** A send that is to be looked at again, in real time. */
record Revisit(String send, Instant at) {}
