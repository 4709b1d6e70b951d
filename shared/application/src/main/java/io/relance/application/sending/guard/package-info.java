/** What stops sending as a whole: caps of messages a day, and pauses. */
@NullMarked
package io.relance.application.sending.guard;

import org.jspecify.annotations.NullMarked;
