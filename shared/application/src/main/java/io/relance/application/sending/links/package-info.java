/** Shortens the links of messages, and follows them. */
@NullMarked
package io.relance.application.sending.links;

import org.jspecify.annotations.NullMarked;
