/** The routes of imports. */
@NullMarked
package io.relance.functions.api.imports;

import org.jspecify.annotations.NullMarked;
