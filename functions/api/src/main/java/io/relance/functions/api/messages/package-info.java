/** The routes of messages. */
@NullMarked
package io.relance.functions.api.messages;

import org.jspecify.annotations.NullMarked;
