/** The plan of a definition: its elements, their order and their state names. */
@NullMarked
package io.relance.compiler.plan;

import org.jspecify.annotations.NullMarked;
