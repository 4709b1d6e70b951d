/** The rules about how elements are connected. */
@NullMarked
package io.relance.compiler.validate.graph;

import org.jspecify.annotations.NullMarked;
