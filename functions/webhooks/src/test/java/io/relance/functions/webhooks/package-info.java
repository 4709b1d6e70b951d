/** The ways in, over real HTTP. */
@NullMarked
package io.relance.functions.webhooks;

import org.jspecify.annotations.NullMarked;
