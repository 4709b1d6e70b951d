/** Conversations with contacts. */
@NullMarked
package io.relance.functions.api.conversations;

import org.jspecify.annotations.NullMarked;
