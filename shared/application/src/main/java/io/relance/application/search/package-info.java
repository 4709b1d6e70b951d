/** Searching for contacts. */
@NullMarked
package io.relance.application.search;

import org.jspecify.annotations.NullMarked;
