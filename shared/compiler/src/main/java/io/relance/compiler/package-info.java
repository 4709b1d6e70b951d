/** From a flow to diagnostics or to a definition in Amazon States Language. */
@NullMarked
package io.relance.compiler;

import org.jspecify.annotations.NullMarked;
