/** What may be wrong with a flow, one rule each. */
@NullMarked
package io.relance.compiler.validate;

import org.jspecify.annotations.NullMarked;
