/** Shows that the index answers as the evaluator of criteria does. */
@NullMarked
package io.relance.audience;

import org.jspecify.annotations.NullMarked;
