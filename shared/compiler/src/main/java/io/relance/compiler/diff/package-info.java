/** What differs between two flows, in the terms of those who draw them. */
@NullMarked
package io.relance.compiler.diff;

import org.jspecify.annotations.NullMarked;
