/** The rules about keywords and the answers that texts offer. */
@NullMarked
package io.relance.compiler.validate.keyword;

import org.jspecify.annotations.NullMarked;
