/** What a definition will hold: which elements, in which order, under which names. */
@NullMarked
package io.relance.compiler.plan;

import org.jspecify.annotations.NullMarked;
