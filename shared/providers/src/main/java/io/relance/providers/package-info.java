/** What the adapters of the providers share. */
@NullMarked
package io.relance.providers;

import org.jspecify.annotations.NullMarked;
