/** What rules are and what they check a flow with; the rules are in the packages below. */
@NullMarked
package io.relance.compiler.validate;

import org.jspecify.annotations.NullMarked;
