/** Conversations with contacts: what a reply does, and what happens without one. */
@NullMarked
package io.relance.application.conversations;

import org.jspecify.annotations.NullMarked;
