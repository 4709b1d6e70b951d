/** What providers bring back: people's texts and what became of ours. */
@NullMarked
package io.relance.domain.inbound;

import org.jspecify.annotations.NullMarked;
