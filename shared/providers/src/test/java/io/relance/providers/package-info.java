/** What the tests of the adapters share. */
@NullMarked
package io.relance.providers;

import org.jspecify.annotations.NullMarked;
